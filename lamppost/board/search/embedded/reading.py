"""Questions to an index file. Each way in ends at the same rows and the same tests."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from lamppost.board.search.embedded.sources import is_streamed, source_of
from lamppost.board.search.engine import Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.row_tests import CLOSENESS, closeness, row_tests
from lamppost.board.search.wanted import Wanted

NEWEST_OF_ALL = 2**62


def newest(index: sqlite3.Connection, wanted: Wanted, below: int | None, limit: int) -> list[Hit]:
    if is_streamed(wanted):
        return newest_of_cells(index, wanted, below, limit)
    source = source_of(index, wanted).below(below)
    rows = index.execute(
        f"SELECT {_columns(wanted)} FROM {source.fitting} {source.newest_first} LIMIT ?",  # noqa: S608
        (*_of_columns(wanted), *source.values, limit),
    )
    return list(map(Hit._make, rows))


def newest_of_cells(
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
    source = source_of(index, wanted)
    behind, of_behind = _behind(wanted, by, after)
    rank = "closeness DESC" if by is Order.NEAREST else "h.cents IS NULL, h.cents"
    rows = index.execute(
        f"SELECT {_columns(wanted)} FROM {' AND '.join([source.fitting, *behind])} "  # noqa: S608
        f"ORDER BY {rank}, h.bump DESC LIMIT ?",
        (*_of_columns(wanted), *source.values, *of_behind, limit),
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


def _columns(wanted: Wanted) -> str:
    closeness_or_none = CLOSENESS if wanted.circle else "0.0"
    return f"h.bump, h.ad_id, h.category, h.cents, {closeness_or_none} AS closeness, h.cell"


def _of_columns(wanted: Wanted) -> tuple[float, ...]:
    return closeness(wanted.circle) if wanted.circle else ()
