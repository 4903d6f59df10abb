"""What is wanted as a tsquery, with "#" for the number of the window that is asked.

https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY
"""

from __future__ import annotations

from dataclasses import replace

from lamppost.board.search import tokens
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term

WINDOW = "#"  # folded words hold none, and neither do tokens of ours
# A price range of more steps (two octaves) rules out too little to be worth looking up.
_MOST_STEPS = 8


def terms_of(wanted: Wanted) -> list[Term]:
    """Of each of these an ad that fits has a token: the words, and what its row says as well."""
    terms = list(wanted.groups)
    terms += [Term(frozenset(some)) for some in (_where(wanted), _price(wanted)) if some]
    if wanted.place_id is not None:
        terms.append(Term(frozenset([tokens.of_place(wanted.place_id)])))
    if wanted.persona_id is not None:
        terms.append(Term(frozenset([tokens.of_persona(wanted.persona_id)])))
    return terms


def without_row(wanted: Wanted) -> Wanted:
    """What is left to ask of the tokens where rows are compared: the words, and price steps."""
    return replace(wanted, category="", categories=(), cells=None, place_id=None, persona_id=None)


def query_of(wanted: Wanted) -> str:
    """The text of the tsquery; "" if no token is asked for or ruled out."""
    parts = [*map(_group, terms_of(wanted))]
    parts += [f"!({' & '.join(map(_group, groups))})" for groups in wanted.never]
    return " & ".join(parts)


def every() -> str:
    """What all ads meet: GIN cannot begin with what an ad must not have."""
    return _token(tokens.EVERY)


def lexeme(token: str, window: int | str) -> str:
    """A token as it stands in a tsvector or a tsquery, in the quotes of their texts."""
    said = f"{window}.{token}".replace("\\", "\\\\").replace("'", "''")
    return f"'{said}'"


def _where(wanted: Wanted) -> list[str]:
    """By the category that was asked; by the postable ones where only they are known."""
    slugs = [wanted.category] if wanted.category else wanted.categories
    if wanted.cells is None:
        return [tokens.of_category(slug) for slug in slugs]
    if not slugs:
        return [tokens.of_cell(cell) for cell in wanted.cells]
    return [tokens.of_category_cell(slug, cell) for slug in slugs for cell in wanted.cells]


def _price(wanted: Wanted) -> tuple[str, ...]:
    if wanted.steps is not None or not wanted.is_priced:
        return wanted.steps or ()
    steps = tokens.prices_between(wanted.least_cents, wanted.most_cents)
    return steps if len(steps) <= _MOST_STEPS else ()


def _group(term: Term) -> str:
    some = sorted(map(_token, term.any_of))
    if term.prefix:
        some.append(f"{_token(term.prefix)}:*")
    return some[0] if len(some) == 1 else f"({' | '.join(some)})"


def _token(token: str) -> str:
    return lexeme(token, WINDOW)
