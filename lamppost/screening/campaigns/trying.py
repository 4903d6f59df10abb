"""Campaigns of any pile of ads, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lamppost.screening.campaigns.around import seen_around
from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.explained import explain
from lamppost.screening.campaigns.memory import MemoryIndex, MemoryTemplates
from lamppost.screening.campaigns.scoring import score
from lamppost.screening.campaigns.values import Ad, Line, Result, Shown, Value

Names = Mapping[str, str]


def try_ads(ads: Iterable[Ad]) -> Result:
    """Takes them in the order in which they come; an id that comes twice is two ads."""
    store = MemoryTemplates()
    engine = Engine(MemoryIndex(), store)
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    for at, ad in enumerate(ads):
        own = f"{at}:{ad.id}"
        texts[own], names[own] = ad.text, ad.id
        engine.add(replace(ad, id=own))
    placed = [(ad, store.template_of(own) or 0) for own, ad in names.items()]
    return told(placed, store, texts, names)


def told(
    placed: Sequence[tuple[str, int]],
    store: MemoryTemplates,
    texts: Names | None = None,
    names: Names | None = None,
) -> Result:
    """What is to be said of ads that are in templates. placed: their ids with the templates'.

    texts: by the ids that the store has; without, no slots are shown. names: what the ads were
    called when they came, where the store calls them otherwise.
    """
    kept = store.get(store.numbers())
    around = seen_around(member for number in kept for member in store.members(number))
    scored = {number: score(kept[number], store.members(number), around) for number in kept}
    why = {number: " ".join(one.reasons) for number, one in scored.items()}
    lines = tuple(
        Line(ad, number, scored[number].flagged, scored[number].score, why[number])
        for ad, number in placed
    )
    shown = (
        explain(number, kept[number], store.members(number), texts or {}, scored[number])
        for number in sorted(kept)
        if len(store.members(number)) > 1
    )
    return Result(lines, tuple(_named(one, names) if names else one for one in shown))


def _named(shown: Shown, names: Names) -> Shown:
    """With the ids that the ads came with."""
    parts = tuple(
        replace(part, values=tuple(Value(names[value.ad], value.text) for value in part.values))
        for part in shown.parts
    )
    members = tuple(replace(member, id=names[member.id]) for member in shown.members)
    timeline = tuple((posted, names[ad]) for posted, ad in shown.timeline)
    return replace(shown, parts=parts, members=members, timeline=timeline)
