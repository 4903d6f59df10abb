"""Which way leads to the rows of what is wanted, and what is left to test there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lamppost.board.search import tokens
from lamppost.board.search.embedded import counters
from lamppost.board.search.embedded.match import match_of, needs_match
from lamppost.board.search.embedded.rowids import BUMP, STEP, behind, steps_between
from lamppost.board.search.row_tests import marks, row_tests
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import bits_of_parent, parent_number, resolution_of

_FEW_CELLS = 4
# To look an ad up in a list takes some 0.3 µs, to read its row 4: of more ads than these, the
# first page is found before all of them are read.
_MANY_LISTS, _FEW_ADS = 30, 1_000
_MOST_BESIDE = 2.5  # so many times as many ads in the wide cells cost what the merging saves


@dataclass(frozen=True)
class Source:
    """Rows `h` that may fit, and the tests that say which do, with their parameters."""

    tables: str
    tests: tuple[str, ...]
    values: tuple[Any, ...]
    is_matched: bool  # by its tokens: rows come newest first by themselves

    @property
    def fitting(self) -> str:
        return f"{self.tables} WHERE {' AND '.join(self.tests)}"

    @property
    def newest_first(self) -> str:
        # Only by its own name does the full-text index know its order.
        return "ORDER BY words.rowid" if self.is_matched else "ORDER BY h.bump DESC"

    @property
    def early(self) -> str:
        """Newest first where that costs nothing: by cells it would sort all of them."""
        return self.newest_first if self.is_matched else ""

    def below(self, bump: int | None) -> Source:
        """Only what is older."""
        if bump is None:
            return self
        test, value = (
            ("words.rowid >= ?", behind(bump)) if self.is_matched else ("h.bump < ?", bump)
        )
        return replace(self, tests=(*self.tests, test), values=(*self.values, value))


def is_streamed(wanted: Wanted) -> bool:
    """Whether it is a few cells' ads that are asked for, each with an order of its own."""
    return bool(wanted.cells) and not needs_match(wanted)


def source_of(index: sqlite3.Connection, wanted: Wanted) -> Source:
    if not needs_match(wanted):
        return rows_of(wanted)
    tests, values = row_tests(wanted)
    if wanted.categories and not wanted.category:
        raise ValueError("categories without the category that they are within")
    sifted, steps = _sifted(wanted)
    cells = _looked_up(index, wanted)
    if cells and _has_few(index, wanted, lists=len(cells)):
        cells = None
    if wanted.cells and cells != wanted.cells:
        tests, values = [_lies_in(wanted.cells), *tests], [*wanted.cells, *values]
    said = match_of(replace(wanted, cells=cells))
    return Source(
        # CROSS JOIN fixes the order of the loops: the full-text index leads, newest first.
        f"words CROSS JOIN hot h ON h.bump = {BUMP}",
        ("words MATCH ?", *sifted, *tests),
        (said, *steps, *values),
        is_matched=True,
    )


def _sifted(wanted: Wanted) -> tuple[list[str], list[int]]:
    """What rowids say before a row is read."""
    if not wanted.is_priced:
        return [], []
    steps = steps_between(wanted.least_cents, wanted.most_cents)
    return [f"{STEP} BETWEEN ? AND ?"], list(steps)


def _has_few(index: sqlite3.Connection, wanted: Wanted, *, lists: int) -> bool:
    """Whether so few ads have the words that reading their rows costs less than looking each
    of them up in the lists of many cells."""
    if not wanted.groups or lists < _MANY_LISTS:
        return False
    said = match_of(Wanted(groups=wanted.groups))
    statement = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return bool(index.execute(statement, (said, _FEW_ADS + 1)).fetchone()[0] <= _FEW_ADS)


def _lies_in(cells: Sequence[int]) -> str:
    keep, put = bits_of_parent(resolution_of(cells[0]))
    return f"(h.cell & {keep} | {put}) IN ({marks(cells)})"


def _looked_up(index: sqlite3.Connection, wanted: Wanted) -> tuple[int, ...] | None:
    """The cells to look up: a few wider ones for many, where those hold most of what they hold.
    Fewer lists are merged faster, and the row tests drop what is outside."""
    cells = wanted.cells
    if cells is None or len(cells) <= _FEW_CELLS or resolution_of(cells[0]) != tokens.FINE:
        return cells
    wide = tuple({parent_number(cell, tokens.WIDE) for cell in cells})
    within = list(wanted.categories)
    held = [
        sum(counters.held_by_cell(index, list(some), within).values()) for some in (cells, wide)
    ]
    return wide if held[1] <= _MOST_BESIDE * held[0] else cells


def rows_of(wanted: Wanted) -> Source:
    """By a b-tree of rows; knows no words."""
    tests, values = row_tests(wanted)
    at, of = [], list[Any]()
    if wanted.categories:
        at.append(f"h.category IN ({marks(wanted.categories)})")
        of += wanted.categories
    if wanted.cells:
        at.append(f"h.cell5 IN ({marks(wanted.cells)})")
        of += wanted.cells
    tables = f"hot h {_way_in(wanted)}"
    return Source(tables, (*at, *tests), (*of, *values), is_matched=False)


def _way_in(wanted: Wanted) -> str:
    if wanted.cells:
        return "INDEXED BY hot_near" if wanted.categories else "INDEXED BY hot_cell"
    if wanted.persona_id is not None:
        return "INDEXED BY hot_persona"
    if wanted.place_id is not None:
        return "INDEXED BY hot_place"
    return "INDEXED BY hot_category" if wanted.categories else "NOT INDEXED"
