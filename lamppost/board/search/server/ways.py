"""Which tokens may be looked up for what is wanted: those of its words, and of its place,
category and price or not, since these stand in the rows as well. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

from lamppost.board.search import tokens
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import parent_number, resolution_of
from lamppost.places.looked_up_cells import numbers_across

# A price range of more steps (two octaves) rules out too little to be worth looking up.
_MOST_STEPS = 8
# Cells of some 400 km: a piece of a map may be too wide for those that every engine has.
_COARSE = 2


@dataclass(frozen=True)
class Way:
    """An ad that fits has a token of each of the terms, which are looked up, and of those that
    are compared in its row. is_sure: of category and cells the rows need not be asked."""

    terms: tuple[Term, ...]
    is_sure: bool = True
    compared: tuple[Term, ...] = ()


def whole_way(wanted: Wanted) -> Way:
    """All that tokens can say."""
    return next(ways(wanted))


def ways(wanted: Wanted) -> Iterator[Way]:
    words, whose = row_tokens(wanted), _whose(wanted)
    for (area, is_sure), prices in product(_areas(wanted), _prices(wanted)):
        rest = (*whose, *area, *prices)
        # Wide cells name many rows for each that fits: a word has to narrow them down.
        is_narrow = is_sure or not area
        if words or (is_narrow and (rest or is_sure)):
            yield Way((*words, *rest), is_sure)
        if words and is_narrow and (area or whose):
            yield Way(rest, is_sure, compared=words)


def row_tokens(wanted: Wanted) -> tuple[Term, ...]:
    """What only the tokens of a row can tell, where all else in it is compared."""
    return (*wanted.groups, *_steps(wanted))


def coarse_token(cell: int) -> str:
    return tokens.of_cell(parent_number(cell, _COARSE))


def _whose(wanted: Wanted) -> tuple[Term, ...]:
    terms: tuple[Term, ...] = ()
    if wanted.place_id is not None:
        terms += (_one(tokens.of_place(wanted.place_id)),)
    if wanted.persona_id is not None:
        terms += (_one(tokens.of_persona(wanted.persona_id)),)
    return terms


def _steps(wanted: Wanted) -> tuple[Term, ...]:
    return () if wanted.steps is None else (Term(frozenset(wanted.steps)),)


def _prices(wanted: Wanted) -> Iterator[tuple[Term, ...]]:
    if wanted.steps is None and wanted.is_priced:
        steps = tokens.prices_between(wanted.least_cents, wanted.most_cents)
        if 0 < len(steps) <= _MOST_STEPS:
            yield (Term(frozenset(steps)),)
    yield ()


def _areas(wanted: Wanted) -> Iterator[tuple[tuple[Term, ...], bool]]:
    """By the category that was asked; by the postable ones where only they are known."""
    slugs = [wanted.category] if wanted.category else list(wanted.categories)
    kind = (Term(frozenset(map(tokens.of_category, slugs))),) if slugs else ()
    if wanted.cells is None:
        for coarse in dict.fromkeys((coarse_terms(wanted), ())):
            yield (*kind, *coarse), True
    else:
        yield (_in_cells(slugs, wanted.cells),), True
        if wanted.cells and resolution_of(wanted.cells[0]) == tokens.FINE:
            wide = {parent_number(cell, tokens.WIDE) for cell in wanted.cells}
            yield (_in_cells(slugs, wide),), False
        if not slugs:
            coarse_cells = {parent_number(cell, _COARSE) for cell in wanted.cells}
            yield (_in_cells([], coarse_cells),), False
    if kind or wanted.cells is not None:
        yield (), False


def coarse_terms(wanted: Wanted) -> tuple[Term, ...]:
    """The cells that cover a piece of a map, if nothing finer does and they are few."""
    piece = wanted.window
    if piece is None or wanted.cells is not None:
        return ()
    sides = piece.south, piece.west, piece.north, piece.east
    cells = numbers_across(*sides, finenesses=(_COARSE,))
    return (_in_cells([], cells),) if cells else ()


def _in_cells(slugs: Collection[str], cells: Collection[int]) -> Term:
    if not slugs:
        return Term(frozenset(map(tokens.of_cell, cells)))
    return Term(frozenset(tokens.of_category_cell(slug, cell) for slug in slugs for cell in cells))


def _one(token: str) -> Term:
    return Term(frozenset([token]))
