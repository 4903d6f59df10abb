"""Questions to an index file. Each way in ends at the same rows and the same tests."""

from __future__ import annotations

import sqlite3
from collections import Counter
from heapq import nlargest
from typing import Any

from lamppost.board.search.embedded.match import is_fine, match_of, needs_match
from lamppost.board.search.engine import Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.row_tests import CLOSENESS, closeness, marks, row_tests
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import bits_of_parent

NEWEST_OF_ALL = 2**62


def newest(index: sqlite3.Connection, wanted: Wanted, below: int | None, limit: int) -> list[Hit]:
    if not needs_match(wanted) and is_fine(wanted):
        return _newest_of_cells(index, wanted, below, limit)
    source, tests, values = _source(wanted)
    rows = index.execute(
        f"SELECT {_columns(wanted)} FROM {source} WHERE {' AND '.join(tests)} "  # noqa: S608
        "AND h.bump < ? ORDER BY h.bump DESC LIMIT ?",
        (*_of_columns(wanted), *values, below or NEWEST_OF_ALL, limit),
    )
    return list(map(Hit._make, rows))


def _newest_of_cells(
    index: sqlite3.Connection, wanted: Wanted, below: int | None, limit: int
) -> list[Hit]:
    """Asks cell by cell, each for what is newer than all that is known to be enough already.

    A single statement over all cells would sort every ad in the circle.
    """
    tests, values = row_tests(wanted)
    category = "h.category = ? AND " if wanted.categories else ""
    way_in = "hot_near" if wanted.categories else "hot_cell"
    statement = (
        f"SELECT {_columns(wanted)} FROM hot h INDEXED BY {way_in} "  # noqa: S608
        f"WHERE {category}h.cell5 = ? AND h.bump > ? AND h.bump < ? AND {' AND '.join(tests)} "
        "ORDER BY h.bump DESC LIMIT ?"
    )
    first, floor, top = _of_columns(wanted), 0, below or NEWEST_OF_ALL
    best: list[Any] = []
    for slug in wanted.categories or (None,):
        for cell in wanted.cells or ():
            at = (cell,) if slug is None else (slug, cell)
            rows = index.execute(statement, (*first, *at, floor, top, *values, limit)).fetchall()
            if rows:
                best = nlargest(limit, best + rows)
                floor = best[-1][0] if len(best) == limit else 0
    return list(map(Hit._make, best))


def ordered(
    index: sqlite3.Connection, wanted: Wanted, by: Order, after: Key | None, limit: int
) -> list[Hit]:
    source, tests, values = _source(wanted)
    behind, of_behind = _behind(wanted, by, after)
    rank = "closeness DESC" if by is Order.NEAREST else "h.cents IS NULL, h.cents"
    rows = index.execute(
        f"SELECT {_columns(wanted)} FROM {source} WHERE {' AND '.join([*tests, *behind])} "  # noqa: S608
        f"ORDER BY {rank}, h.bump DESC LIMIT ?",
        (*_of_columns(wanted), *values, *of_behind, limit),
    )
    return list(map(Hit._make, rows))


def _behind(wanted: Wanted, by: Order, after: Key | None) -> tuple[list[str], list[Any]]:
    """What comes behind a key in an order."""
    if after is None:
        return [], []
    if by is Order.NEAREST and wanted.circle:
        at = closeness(wanted.circle)
        test = f"({CLOSENESS} < ? OR ({CLOSENESS} = ? AND h.bump < ?))"
        return [test], [*at, after.rank, *at, after.rank, after.bump]
    if after.rank is None:
        return ["h.cents IS NULL AND h.bump < ?"], [after.bump]
    test = "(h.cents IS NULL OR h.cents > ? OR (h.cents = ? AND h.bump < ?))"
    return [test], [after.rank, after.rank, after.bump]


def category_counts(index: sqlite3.Connection, wanted: Wanted, most: int) -> dict[str, int]:
    source, tests, values = _source(wanted)
    rows = index.execute(
        "SELECT category, count(*) FROM "  # noqa: S608
        f"(SELECT h.category FROM {source} WHERE {' AND '.join(tests)} {_early(wanted)} LIMIT ?) "
        "GROUP BY 1",
        (*values, most),
    )
    return dict(rows.fetchall())


def cell_counts(
    index: sqlite3.Connection, wanted: Wanted, fineness: int, most: int
) -> dict[int, int]:
    source, tests, values = _source(wanted)
    keep, put = bits_of_parent(fineness)
    rows = index.execute(
        "SELECT cell & ? | ?, count(*) FROM "  # noqa: S608
        f"(SELECT h.cell FROM {source} WHERE {' AND '.join(tests)} {_early(wanted)} LIMIT ?) "
        "GROUP BY 1",
        (keep, put, *values, most),
    )
    return dict(rows.fetchall())


def _early(wanted: Wanted) -> str:
    # By tokens, newest first costs nothing; by cells it would sort all of them.
    return "ORDER BY h.bump DESC" if needs_match(wanted) else ""


def _source(wanted: Wanted) -> tuple[str, list[str], list[Any]]:
    """What rows come from, and the tests that are left with their parameters."""
    tests, values = row_tests(wanted)
    if needs_match(wanted):
        # CROSS JOIN fixes the order of the loops: the full-text index leads, newest first.
        source = "words CROSS JOIN hot h ON h.bump = words.rowid"
        if wanted.categories and not wanted.category:
            raise ValueError("categories without the category that they are within")
        return source, ["words MATCH ?", *tests], [match_of(wanted), *values]
    found = _by_rows(wanted)
    return found[0], [*found[1], *tests], [*found[2], *values]


def _by_rows(wanted: Wanted) -> tuple[str, list[str], list[Any]]:
    tests, values = [], list[Any]()
    if wanted.categories:
        tests.append(f"h.category IN ({marks(wanted.categories)})")
        values += wanted.categories
    if wanted.cells:
        tests.append(f"h.cell5 IN ({marks(wanted.cells)})")
        values += wanted.cells
        way_in = "hot_near" if wanted.categories else "hot_cell"
    elif wanted.persona_id is not None:
        way_in = "hot_persona"
    elif wanted.place_id is not None:
        way_in = "hot_place"
    elif wanted.categories:
        way_in = "hot_category"
    else:
        return "hot h NOT INDEXED", tests, values
    return f"hot h INDEXED BY {way_in}", tests, values


def _columns(wanted: Wanted) -> str:
    closeness_or_none = CLOSENESS if wanted.circle else "0.0"
    return f"h.bump, h.ad_id, h.category, h.cents, {closeness_or_none} AS closeness, h.cell"


def _of_columns(wanted: Wanted) -> tuple[float, ...]:
    return closeness(wanted.circle) if wanted.circle else ()


def held(index: sqlite3.Connection, cells: list[int]) -> dict[str, int]:
    rows = index.execute(
        f"SELECT category, sum(n) FROM counter WHERE cell IN ({marks(cells)}) GROUP BY 1",  # noqa: S608
        cells,
    )
    return dict(rows.fetchall())


def held_by_cell(
    index: sqlite3.Connection, cells: list[int], categories: list[str]
) -> dict[int, int]:
    found: Counter[int] = Counter()
    within = f"AND category IN ({marks(categories)})" if categories else ""
    for start in range(0, len(cells), 500):
        part = cells[start : start + 500]
        rows = index.execute(
            f"SELECT cell, sum(n) FROM counter WHERE cell IN ({marks(part)}) {within} "  # noqa: S608
            "GROUP BY 1",
            [*part, *categories],
        )
        found.update(dict(rows.fetchall()))
    return found
