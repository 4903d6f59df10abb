"""Questions to an index file. Each way in ends at the same rows and the same tests."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lamppost.board.search import tokens
from lamppost.board.search.embedded.match import match_of, needs_match
from lamppost.board.search.engine import Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.row_tests import CLOSENESS, closeness, marks, row_tests
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import bits_of_parent, parent_number, resolution_of

NEWEST_OF_ALL = 2**62
_FEW_CELLS = 4
_FEW_CATEGORIES = 3
_MOST_BESIDE = 2.5  # so many times as many ads in the wide cells cost what the merging saves


def newest(index: sqlite3.Connection, wanted: Wanted, below: int | None, limit: int) -> list[Hit]:
    if not needs_match(wanted) and wanted.cells:
        return _newest_of_cells(index, wanted, below, limit)
    source, tests, values = _source(index, wanted)
    bump = _bump(wanted)
    rows = index.execute(
        f"SELECT {_columns(wanted)} FROM {source} WHERE {' AND '.join(tests)} "  # noqa: S608
        f"AND {bump} < ? ORDER BY {bump} DESC LIMIT ?",
        (*_of_columns(wanted), *values, below or NEWEST_OF_ALL, limit),
    )
    return list(map(Hit._make, rows))


def _newest_of_cells(
    index: sqlite3.Connection, wanted: Wanted, below: int | None, limit: int
) -> list[Hit]:
    """Merges the cells' own streams: SQLite takes from each only what the page comes to need.

    With `cell5 IN (...)` it would read every ad in the circle and sort them.
    """
    tests, values = row_tests(wanted)
    fixed = [*_of_columns(wanted), *values, below or NEWEST_OF_ALL, limit]
    numbers = iter(range(1, len(fixed) - 1))
    columns = _numbered(_columns(wanted), numbers)
    condition = _numbered(" AND ".join(tests), numbers)
    below_at, limit_at = len(fixed) - 1, len(fixed)
    streams, asked = [], list[Any]()
    for category in wanted.categories or (None,):
        for cell in wanted.cells or ():
            first = len(fixed) + len(asked) + 1
            asked += [cell] if category is None else [cell, category]
            of_category = "" if category is None else f"h.category = ?{first + 1} AND "
            way_in = "hot_cell" if category is None else "hot_near"
            streams.append(
                f"SELECT {columns} FROM hot h INDEXED BY {way_in} WHERE {of_category}"  # noqa: S608
                f"h.cell5 = ?{first} AND h.bump < ?{below_at} AND {condition}"
            )
    statement = f"{' UNION ALL '.join(streams)} ORDER BY 1 DESC LIMIT ?{limit_at}"
    return list(map(Hit._make, index.execute(statement, fixed + asked)))


def _numbered(sql: str, numbers: Iterator[int]) -> str:
    """With each "?" numbered, so that all streams share one set of parameters."""
    return re.sub(r"\?", lambda _mark: f"?{next(numbers)}", sql)


def ordered(
    index: sqlite3.Connection, wanted: Wanted, by: Order, after: Key | None, limit: int
) -> list[Hit]:
    source, tests, values = _source(index, wanted)
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
    source, tests, values = _source(index, wanted)
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
    if not needs_match(wanted) and wanted.cells:
        # Any other order would light the cells that are asked first and leave the rest dark.
        hits = _newest_of_cells(index, wanted, None, most)
        return Counter(parent_number(hit.cell, fineness) for hit in hits)
    source, tests, values = _source(index, wanted)
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
    return "ORDER BY words.rowid DESC" if needs_match(wanted) else ""


def _bump(wanted: Wanted) -> str:
    # The same number twice; but only by its own name does the full-text index know its order.
    return "words.rowid" if needs_match(wanted) else "h.bump"


def _source(index: sqlite3.Connection, wanted: Wanted) -> tuple[str, list[str], list[Any]]:
    """What rows come from, and the tests that are left with their parameters."""
    tests, values = row_tests(wanted)
    if needs_match(wanted):
        # CROSS JOIN fixes the order of the loops: the full-text index leads, newest first.
        source = "words CROSS JOIN hot h ON h.bump = words.rowid"
        if wanted.categories and not wanted.category:
            raise ValueError("categories without the category that they are within")
        said = match_of(replace(wanted, cells=_looked_up(index, wanted)))
        return source, ["words MATCH ?", *tests], [said, *values]
    found = _by_rows(wanted)
    return found[0], [*found[1], *tests], [*found[2], *values]


def _looked_up(index: sqlite3.Connection, wanted: Wanted) -> tuple[int, ...] | None:
    """The cells to look up: a few wide ones for many fine ones, where those hold most of what
    they hold. A list of fewer tokens is merged faster, and the row tests drop what is outside."""
    cells = wanted.cells
    if cells is None or len(cells) <= _FEW_CELLS or resolution_of(cells[0]) != tokens.FINE:
        return cells
    if wanted.circle is None and wanted.window is None:
        return cells
    wide = tuple({parent_number(cell, tokens.WIDE) for cell in cells})
    within = list(wanted.categories)
    held = [sum(held_by_cell(index, list(some), within).values()) for some in (cells, wide)]
    return wide if held[1] <= _MOST_BESIDE * held[0] else cells


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
    # Of many categories each cell's few rows are read; without the plus sign SQLite would look
    # up every pair of a cell and a category.
    one_by_one = "" if len(categories) <= _FEW_CATEGORIES else "+"
    within = f"AND {one_by_one}category IN ({marks(categories)})" if categories else ""
    for start in range(0, len(cells), 500):
        part = cells[start : start + 500]
        rows = index.execute(
            f"SELECT cell, sum(n) FROM counter WHERE cell IN ({marks(part)}) {within} "  # noqa: S608
            "GROUP BY 1",
            [*part, *categories],
        )
        found.update(dict(rows.fetchall()))
    return found
