"""The statements that find matches. All of them stop at the limit.

The order of `newest` is that of its outer subquery, which PostgreSQL keeps: a join with a
LATERAL part that has a LIMIT can only be a nested loop, and subqueries with OFFSET are never
read in parallel. Ordering once more at the end would make it ask every window before it answers.
"""

from __future__ import annotations

from typing import Any

from lamppost.board.search.row_tests import CLOSENESS, closeness, row_tests
from lamppost.board.search.server.match import WINDOW, every, query_of
from lamppost.board.search.server.plan import Scan
from lamppost.board.search.server.ways import Way, row_tokens, whole_way
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import bits_of_parent, resolution_of

HIT = ("bump", "ad_id", "category", "cents", "closeness", "cell")
TOP = 2**62  # above every bump

Statement = tuple[str, list[Any]]

# OFFSET 0 keeps a subquery by itself: its tsquery is read once for a window, not for a row.
_WINDOWS = """
(
    SELECT number FROM search.time_window WHERE first_bump < %s ORDER BY first_bump DESC OFFSET 0
) w CROSS JOIN LATERAL (SELECT {} OFFSET 0) q"""
_QUERY = f"replace(%s, '{WINDOW}', w.number::text)::tsquery AS"
# For every number, since rows of several windows come one after the other.
_QUERIES = f"""
ARRAY(
    SELECT replace(%s, '{WINDOW}', number::text)::tsquery
    FROM generate_series(0, (SELECT max(number) FROM search.time_window)) number ORDER BY number
)"""  # noqa: S608  names of our own


def newest(
    wanted: Wanted, columns: tuple[str, ...], way: Way | None, *, below: int | None, limit: int
) -> Statement:
    """By the tokens, one window after the other."""
    top, way = below or TOP, way or whole_way(wanted)
    # "+ 0" hides from the planner that the rows lie in this order already: it would read them
    # all, one by one, hoping to meet a match soon.
    inner, values = _of_window(wanted, way, ["h.bump + 0 < %s"], [top])
    windows, queries = _windows(wanted, way)
    statement = f"""
        SELECT {", ".join(columns)} FROM {windows} CROSS JOIN LATERAL (
            {inner} ORDER BY h.bump + 0 DESC LIMIT %s
        ) found LIMIT %s"""  # noqa: S608
    return statement, [top, *queries, *values, limit, limit]


def ordered(wanted: Wanted, behind: tuple[str, list[Any]], order: str, *, limit: int) -> Statement:
    """All matches of all windows, sorted by what `order` says."""
    way = whole_way(wanted)
    inner, values = _of_window(wanted, way, [behind[0]], behind[1])
    windows, queries = _windows(wanted, way)
    statement = f"""
        SELECT {", ".join(HIT)} FROM {windows} CROSS JOIN LATERAL ({inner} OFFSET 0) found
        ORDER BY {order}, bump DESC LIMIT %s"""  # noqa: S608
    return statement, [TOP, *queries, *values, limit]


def scan(
    wanted: Wanted, columns: tuple[str, ...], plan: Scan, *, below: int | None, limit: int
) -> Statement:
    """Row by row; gives fewer than there are if the plan's `most` rows hold fewer."""
    at = list(closeness(wanted.circle)) if wanted.circle else []
    tests, of_tests = _tests(wanted)
    _add_where(wanted, tests, of_tests)
    query = query_of(row_tokens(wanted), wanted.never)
    if query:
        tests.append(f"h.tokens @@ ({_QUERIES})[h.number + 1]")
    statement = f"""
        SELECT {", ".join(columns)} FROM (
            SELECT h.*, {_closeness(wanted)} AS closeness FROM search.ad h
            WHERE h.bump < %s ORDER BY h.bump DESC LIMIT %s
        ) h WHERE {" AND ".join(tests)} LIMIT %s"""  # noqa: S608
    values = [*at, below or TOP, plan.most or TOP, *of_tests, *([query] if query else []), limit]
    return statement, values


def _add_where(wanted: Wanted, tests: list[str], values: list[Any]) -> None:
    """What a row says of its category and place is quicker compared than twenty tokens."""
    if wanted.categories:
        tests.append("h.category = ANY(%s)")
        values.append(list(wanted.categories))
    if wanted.cells:
        keep, put = bits_of_parent(resolution_of(wanted.cells[0]))
        tests.append("(h.cell & %s::bigint | %s::bigint) = ANY(%s::bigint[])")
        values += [keep, put, list(wanted.cells)]


def _of_window(wanted: Wanted, way: Way, more: list[str], values: list[Any]) -> Statement:
    """A window's matches."""
    tests, of_tests = _tests(wanted)
    if not way.is_sure:
        _add_where(wanted, tests, of_tests)
    if way.compared:
        # No index knows how to tell what is true: so the planner takes it for a row's own test.
        tests.append("(h.tokens @@ q.compared) IS TRUE")
    at = list(closeness(wanted.circle)) if wanted.circle else []
    statement = f"""
        SELECT h.bump, h.ad_id, h.category, h.cents, {_closeness(wanted)} AS closeness, h.cell
        FROM search.ad h WHERE h.tokens @@ q.query AND {" AND ".join([*tests, *more])}"""  # noqa: S608
    return statement, [*at, *of_tests, *values]


def _windows(wanted: Wanted, way: Way) -> tuple[str, list[str]]:
    """The windows, each with its queries, whose texts are given as well."""
    queries = {"query": _query(wanted, way)}
    if way.compared:
        queries["compared"] = query_of(way.compared, ())
    return _WINDOWS.format(", ".join(f"{_QUERY} {name}" for name in queries)), [*queries.values()]


def _query(wanted: Wanted, way: Way) -> str:
    asked = query_of(way.terms, wanted.never)
    if way.terms:
        return asked
    return f"{every()} & {asked}" if asked else every()


def _closeness(wanted: Wanted) -> str:
    return placed(CLOSENESS) if wanted.circle else "0.0::float8"


def _tests(wanted: Wanted) -> tuple[list[str], list[Any]]:
    tests, values = row_tests(wanted)
    return list(map(placed, tests)), values


def placed(test: str) -> str:
    """SQL that SQLite reads, as psycopg reads it: our tests hold no other question mark."""
    return test.replace("?", "%s")
