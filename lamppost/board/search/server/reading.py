"""Questions to the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lamppost.board.categories import categories
from lamppost.board.search.engine import Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.row_tests import CLOSENESS, closeness
from lamppost.board.search.server import statements
from lamppost.board.search.server.plan import AskWindows, Plan
from lamppost.board.search.server.shares import POINTS, SAMPLE, Shares
from lamppost.board.search.server.tally import ALL, BEHIND_SLUGS, below
from lamppost.board.search.wanted import Wanted
from lamppost.core.reading import reading
from lamppost.places.cell_numbers import bits_of_parent


def ask(statement: str, values: Sequence[Any]) -> list[Any]:
    with reading().cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[Any] = cursor.fetchall()
        return rows


def newest(wanted: Wanted, plan: Plan, below: int | None, limit: int) -> list[Hit]:
    return [Hit(*row) for row in _newest(wanted, plan, statements.HIT, below, limit)]


def ordered(wanted: Wanted, by: Order, after: Key | None, limit: int) -> list[Hit]:
    if () in (wanted.cells, wanted.steps):
        return []  # none of nothing
    order = "closeness DESC" if by is Order.NEAREST else "cents NULLS LAST"
    statement, values = statements.ordered(wanted, _behind(wanted, by, after), order, limit=limit)
    return [Hit(*row) for row in ask(statement, values)]


def _behind(wanted: Wanted, by: Order, after: Key | None) -> tuple[str, list[Any]]:
    """What comes behind a key in an order."""
    if after is None:
        return "true", []
    if by is Order.NEAREST and wanted.circle:
        at, here = closeness(wanted.circle), statements.placed(CLOSENESS)
        test = f"({here} < %s OR ({here} = %s AND h.bump < %s))"
        return test, [*at, after.rank, *at, after.rank, after.bump]
    if after.rank is None:
        return "h.cents IS NULL AND h.bump < %s", [after.bump]
    test = "(h.cents IS NULL OR h.cents > %s OR (h.cents = %s AND h.bump < %s))"
    return test, [after.rank, after.rank, after.bump]


def category_counts(wanted: Wanted, plan: Plan, most: int) -> dict[str, int]:
    return _counted("category", [], wanted, plan, most)


def cell_counts(wanted: Wanted, plan: Plan, fineness: int, most: int) -> dict[int, int]:
    return _counted("cell & %s | %s", [*bits_of_parent(fineness)], wanted, plan, most)


def _counted(by: str, values: list[Any], wanted: Wanted, plan: Plan, most: int) -> dict[Any, int]:
    columns = ("cell", "category")
    rows = _newest(wanted, plan, columns, None, most, around=(by, values))
    return dict(rows)


def _newest(
    wanted: Wanted,
    plan: Plan,
    columns: tuple[str, ...],
    below: int | None,
    limit: int,
    around: tuple[str, list[Any]] | None = None,
) -> list[Any]:
    if () in (wanted.cells, wanted.steps):
        return []  # none of nothing
    if not isinstance(plan, AskWindows):
        statement, values = statements.scan(wanted, columns, plan, below=below, limit=limit)
        found = ask(*_around(statement, values, around))
        n = sum(row[1] for row in found) if around else len(found)
        if n == limit or plan.most is None:
            return found
    way = plan.way if isinstance(plan, AskWindows) else plan.else_way
    statement, values = statements.newest(wanted, columns, way, below=below, limit=limit)
    return ask(*_around(statement, values, around))


def _around(
    statement: str, values: list[Any], around: tuple[str, list[Any]] | None
) -> statements.Statement:
    """The matches themselves, or how many have the same of something."""
    if around is None:
        return statement, values
    by, of_by = around
    return f"SELECT {by}, count(*) FROM ({statement}) found GROUP BY 1", [*of_by, *values]  # noqa: S608


def sample() -> Shares:
    """Some 50 ms."""
    newest_ads = f"SELECT tokens FROM search.ad ORDER BY bump DESC LIMIT {SAMPLE}"  # noqa: S608
    rows = ask("SELECT word, ndoc FROM ts_stat(%s)", [newest_ads])
    (size,) = ask(f"SELECT count(*) FROM ({newest_ads}) newest", [])[0]  # noqa: S608
    points = "SELECT latitude, longitude FROM search.ad ORDER BY bump DESC LIMIT %s"
    return Shares.of_lexemes(rows, size, ask(points, [POINTS]))


def held(cells: list[int]) -> dict[str, int]:
    statement = (
        "SELECT category, sum(n)::bigint FROM search.counter "
        "WHERE cell = ANY(%s) AND category > %s AND category < %s GROUP BY 1"
    )
    return dict(ask(statement, [cells, ALL, BEHIND_SLUGS]))


def held_by_cell(cells: list[int], slugs: list[str]) -> dict[int, int]:
    statement = (
        "SELECT cell, sum(n)::bigint FROM search.counter "
        "WHERE cell = ANY(%s) AND category = ANY(%s) GROUP BY 1"
    )
    return dict(ask(statement, [cells, _counted_as(slugs)]))


def _counted_as(slugs: list[str]) -> list[str]:
    """What counters have instead of these: a top category's are counted together as well."""
    if not slugs:
        return [ALL]
    top = categories().slugs_around(slugs[0])[-1]
    is_whole = top != slugs[0] and set(categories().slugs_within(top)) == set(slugs)
    return [below(top)] if is_whole else slugs
