"""Under which token an alert is looked up. Values in, values out; see docs/algorithms/alerts.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lamppost.board.search import tokens
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import parent_number, resolution_of

# A word of which only the beginning is known is looked up by up to so many of its letters.
_LETTERS = (1, 2, 3)
_FEW = 3  # of second tokens: each is one more row for every first one
NONE = ""  # no second token
_PERSONA, _WHERE, _CATEGORY, _PHOTO = map(frozenset, (["who"], ["where"], ["what"], ["photo"]))


@dataclass(frozen=True)
class Need:
    """One thing that every ad must have for an alert to want it.

    keys   an ad that has it holds one of these
    wanted the same as a search of its own, so that it can be counted
    rank   which of two equally rare ones is likelier to stay rare on a board that grows
    says   what of the search it looks at
    """

    keys: tuple[str, ...]
    wanted: Wanted
    rank: int
    says: frozenset[str] = frozenset()


def choose_keys(wanted: Wanted, count: Callable[[Wanted], int]) -> list[tuple[str, str]]:
    """The rarest need's keys, each with the tokens of the second rarest that has few."""
    needs = sorted(_needs(wanted), key=lambda need: (count(need.wanted), need.rank, len(need.keys)))
    first, *others = needs
    # Whoever is in the category around here is in the category: that would spare no check.
    further = (need for need in others if not need.says <= first.says)
    few = (need.keys for need in further if len(need.keys) <= _FEW and not _is_begun(need))
    second = next(few, (NONE,))
    return [(key, also) for key in first.keys for also in second]


def lookups(ad_tokens: Iterable[str]) -> set[str]:
    """All keys under which an alert may stand that wants an ad with these tokens."""
    found = set(ad_tokens)
    words = [token for token in found if not token.startswith("_")]
    return found.union(_begun(word[:letters]) for word in words for letters in _LETTERS)


def _needs(wanted: Wanted) -> Iterator[Need]:
    yield Need((tokens.EVERY,), Wanted(), 8)
    for term in wanted.groups:
        yield Need(_of_term(term), Wanted(groups=(term,)), 0, frozenset([repr(term)]))
    if wanted.persona_id is not None:
        key = tokens.of_persona(wanted.persona_id)
        yield Need((key,), Wanted(persona_id=wanted.persona_id), 0, _PERSONA)
    if wanted.place_id is not None:
        key = tokens.of_place(wanted.place_id)
        yield Need((key,), Wanted(place_id=wanted.place_id), 1, _WHERE)
    if wanted.category:
        only = Wanted(category=wanted.category, categories=wanted.categories)
        yield Need((tokens.of_category(wanted.category),), only, 5, _CATEGORY)
    if wanted.has_photo:
        yield Need((tokens.PHOTO,), Wanted(has_photo=True), 7, _PHOTO)
    if wanted.cells:
        yield from _where(wanted, wanted.cells)


def _where(wanted: Wanted, cells: tuple[int, ...]) -> Iterator[Need]:
    """The cells around, and the few wide ones that hold those."""
    wide = tuple(sorted({parent_number(cell, tokens.WIDE) for cell in cells}))
    for rank, some in ((2, cells), (4, wide)):
        if wanted.category:
            keys = tuple(tokens.of_category_cell(wanted.category, cell) for cell in some)
            only = Wanted(category=wanted.category, categories=wanted.categories, cells=some)
        else:
            keys, only = tuple(map(tokens.of_cell, some)), Wanted(cells=some)
            rank += 1
        yield Need(keys, only, rank, _WHERE | _CATEGORY if wanted.category else _WHERE)
        if resolution_of(cells[0]) == tokens.WIDE:
            return


def _of_term(term: Term) -> tuple[str, ...]:
    begun = (_begun(term.prefix[: _LETTERS[-1]]),) if term.prefix else ()
    return (*sorted(term.any_of), *begun)


def _begun(letters: str) -> str:
    """No folded word and no token of ours holds a circumflex."""
    return f"^{letters}"


def _is_begun(need: Need) -> bool:
    return any(key.startswith("^") for key in need.keys)
