"""How many match: by rowids alone where tokens say all, else by the rows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import replace

from lamppost.board.search import tokens
from lamppost.board.search.embedded.match import match_of
from lamppost.board.search.embedded.reading import newest_of_cells
from lamppost.board.search.embedded.rowids import BUMP, NUMBER
from lamppost.board.search.embedded.sources import is_streamed, rows_of, source_of
from lamppost.board.search.row_tests import marks
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import bits_of_parent, parent_number, resolution_of

_MOST_LAPSED = 100  # that are left out by name; where more are, each match's time is read


def category_counts(index: sqlite3.Connection, wanted: Wanted, most: int) -> dict[str, int]:
    found = _from_rowids(index, wanted, most) if wanted.is_told_by_tokens else None
    return _from_rows(index, wanted, most) if found is None else found


def _from_rowids(index: sqlite3.Connection, wanted: Wanted, most: int) -> dict[str, int] | None:
    """Some 0.3 µs a match; None if rows have to be asked after all."""
    over = index.execute(
        "SELECT bump FROM hot WHERE expires <= ? LIMIT ?", (wanted.now, _MOST_LAPSED + 1)
    ).fetchall()
    if len(over) > _MOST_LAPSED:
        return None
    still = f"AND {BUMP} NOT IN ({marks(over)})" if over else ""
    rows = index.execute(
        "SELECT slug, found.n FROM (SELECT number, count(*) AS n FROM "  # noqa: S608
        f"(SELECT {NUMBER} AS number FROM words WHERE words MATCH ? {still} "
        "ORDER BY words.rowid LIMIT ?) GROUP BY 1) AS found LEFT JOIN category USING (number)",
        (match_of(wanted), *(bump for (bump,) in over), most),
    )
    found: dict[str | None, int] = dict(rows.fetchall())
    return None if None in found else {slug: n for slug, n in found.items() if slug is not None}


def _from_rows(index: sqlite3.Connection, wanted: Wanted, most: int) -> dict[str, int]:
    source = rows_of(wanted) if _asks_only_where(wanted) else source_of(index, wanted)
    rows = index.execute(
        "SELECT category, count(*) FROM "  # noqa: S608
        f"(SELECT h.category FROM {source.fitting} {source.early} LIMIT ?) GROUP BY 1",
        (*source.values, most),
    )
    return dict(rows.fetchall())


def _asks_only_where(wanted: Wanted) -> bool:
    """Whether the b-trees of cells hold all that is asked, however many cells there are."""
    rest = replace(wanted, category="", categories=(), cells=None, circle=None, now=0)
    cells = wanted.cells or ()
    return (
        bool(cells)
        and resolution_of(cells[0]) == tokens.FINE
        and rest == Wanted(checks=wanted.checks)
    )


def cell_counts(
    index: sqlite3.Connection, wanted: Wanted, fineness: int, most: int
) -> dict[int, int]:
    if is_streamed(wanted):
        # Any other order would light the cells that are asked first and leave the rest dark.
        hits = newest_of_cells(index, wanted, None, most)
        return Counter(parent_number(hit.cell, fineness) for hit in hits)
    source = source_of(index, wanted)
    keep, put = bits_of_parent(fineness)
    rows = index.execute(
        "SELECT cell & ? | ?, count(*) FROM "  # noqa: S608
        f"(SELECT h.cell FROM {source.fitting} {source.early} LIMIT ?) GROUP BY 1",
        (keep, put, *source.values, most),
    )
    return dict(rows.fetchall())
