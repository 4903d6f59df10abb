"""What a template becomes when an ad joins it. Pure, and the same for the same ads in order."""

from __future__ import annotations

from lamppost.screening.campaigns.alignment import Aligned
from lamppost.screening.campaigns.template import Template

LEARNS = 8  # ads after which no new word is taken in: what most ads have has been seen by then
LEAST = 0.25  # a word that fewer of the ads have is a slot's value, or a slip


def founded(flat: str) -> Template:
    return Template(flat)


def grown(template: Template, aligned: Aligned) -> Template:
    """With one more ad. A word that the template lacks becomes a column of its own, for now."""
    support = list(template.support or (1,) * len(template.columns))
    columns: list[str] = []
    counts: list[int] = []
    size = template.size + 1
    at_ad = at_column = 0
    for ad, column, length in (*aligned.blocks, (len(aligned.flat), len(template.columns), 0)):
        columns.append(template.columns[at_column:column])
        counts += support[at_column:column]
        if size <= LEARNS:
            columns.append(aligned.flat[at_ad:ad])
            counts += [1] * (ad - at_ad)
        columns.append(template.columns[column : column + length])
        counts += [count + 1 for count in support[column : column + length]]
        at_ad, at_column = ad + length, column + length
    return _pruned(Template("".join(columns), tuple(counts), size))


def _pruned(template: Template) -> Template:
    """At 4, 8, 16 ... ads: without what too few of them have."""
    if template.size < 4 or template.size & template.size - 1:
        return template
    least = template.size * LEAST
    kept = [
        (word, count)
        for word, count in zip(template.columns, template.support, strict=True)
        if count > least
    ]
    return Template("".join(w for w, _ in kept), tuple(c for _, c in kept), template.size)
