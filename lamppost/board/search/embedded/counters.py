"""How many ads the index holds, from its counters."""

from __future__ import annotations

import sqlite3
from collections import Counter

from lamppost.board.search.embedded.writing import ALL
from lamppost.board.search.row_tests import marks

_FEW_CATEGORIES = 3


def held(index: sqlite3.Connection, cells: list[int]) -> dict[str, int]:
    rows = index.execute(
        f"SELECT category, sum(n) FROM counter WHERE cell IN ({marks(cells)}) "  # noqa: S608
        "AND +category != ? GROUP BY 1",
        [*cells, ALL],
    )
    return dict(rows.fetchall())


def held_by_cell(
    index: sqlite3.Connection, cells: list[int], categories: list[str]
) -> dict[int, int]:
    found: Counter[int] = Counter()
    asked = categories or [ALL]
    # Of many categories each cell's few rows are read; without the plus sign SQLite would look
    # up every pair of a cell and a category.
    one_by_one = "" if len(asked) <= _FEW_CATEGORIES else "+"
    within = f"{one_by_one}category IN ({marks(asked)})"
    for start in range(0, len(cells), 500):
        part = cells[start : start + 500]
        rows = index.execute(
            f"SELECT cell, sum(n) FROM counter WHERE cell IN ({marks(part)}) "  # noqa: S608
            f"AND {within} GROUP BY 1",
            [*part, *asked],
        )
        found.update(dict(rows.fetchall()))
    return found
