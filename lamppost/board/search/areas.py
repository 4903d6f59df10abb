"""How many of the ads of a search lie in each cell of a window: what a map of it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from math import cos, radians

from django.contrib.auth.models import AnonymousUser

from lamppost.board.search import orders, tokens
from lamppost.board.search.catching_up import catch_up
from lamppost.board.search.engine import Engine, engine
from lamppost.board.search.query import Order, Query
from lamppost.board.search.results import CAP, Count
from lamppost.board.search.wanted import Wanted, wanted_of
from lamppost.people.models import Person
from lamppost.places.cell_cover import cells_in
from lamppost.places.cell_numbers import parent_number
from lamppost.places.window import Window

# So many newest matches are counted where more is asked than a place and a category: a map of
# a common word then shows how its newest ads lie, and says "or more" in every cell. Each costs
# some 4 µs, which is that of reading where it lies.
MOST_ON_A_MAP = 200
_MOST_LOOKED_UP = 80  # cells; of more, almost every ad lies in the window anyway
_MOST_LAPSED = 1_000
# Mean length of a cell's edge by fineness, in degrees of latitude (h3geo.org, 2023).
_EDGE_DEGREES = (11.6, 4.34, 1.64, 0.62, 0.234, 0.0886, 0.0335, 0.0126, 0.0048)
_REACH_EDGES = 2.8  # from one end of a cell to the other, the most crooked included


def map_cells(
    query: Query, visitor: Person | AnonymousUser, *, now: datetime, window: Window, fineness: int
) -> Mapping[int, Count]:
    """The counts of the cells that touch the window, and of some that only lie close to it:
    those may be too small. Cells without an ad are missing. fineness: 1 to 8.

    A cell's count is the number of ads that a query with that `cell` finds.
    """
    catch_up()
    shown = cells_in(window, fineness)
    anywhere = replace(query, window=None, cell="", order=Order.NEWEST, after="")
    wanted = wanted_of(anywhere, visitor, now=now)
    found = _from_counters(engine(), wanted, shown, fineness)
    if found is None:
        found = _from_matches(engine(), _around(wanted, shown, window, fineness), fineness)
        found |= _enclosed(engine(), wanted, shown, fineness)
    return {cell: count for cell, count in found.items() if cell in shown and count.n > 0}


def _around(wanted: Wanted, shown: frozenset[int], window: Window, fineness: int) -> Wanted:
    """What is wanted, in the cells that are shown and maybe in some beside them."""
    if wanted.cells is None:
        for looked_up in (tokens.FINE, tokens.WIDE):
            if looked_up <= fineness:
                around = {parent_number(cell, looked_up) for cell in shown}
                if 0 < len(around) <= _MOST_LOOKED_UP:
                    return replace(wanted, cells=tuple(sorted(around)))
    wide = wider(window, _EDGE_DEGREES[fineness] * _REACH_EDGES)
    return replace(wanted, window=wide)


def wider(window: Window, degrees: float) -> Window:
    """The window and so much around it; all longitudes where they would meet."""
    south, north = max(-90.0, window.south - degrees), min(90.0, window.north + degrees)
    farthest = min(89.0, max(abs(south), abs(north)))
    more = degrees / cos(radians(farthest))
    if ((window.east - window.west) % 360 or 360) + 2 * more >= 360:
        return Window(south, -180, north, 180)
    west, east = (window.west - more + 180) % 360 - 180, (window.east + more + 180) % 360 - 180
    return Window(south, west, north, east)


def _from_counters(
    engine: Engine, wanted: Wanted, shown: frozenset[int], fineness: int
) -> dict[int, Count] | None:
    """None if more is asked than a category."""
    if wanted.checks or replace(wanted.anywhere(), now=0) != Wanted():
        return None
    lapsed = engine.lapsed(wanted.now, most=_MOST_LAPSED)
    if len(lapsed) == _MOST_LAPSED:
        return None
    held = Counter(engine.held_by_cell(shown, wanted.categories))
    held.subtract(
        parent
        for category, cell in lapsed
        if (parent := parent_number(cell, fineness)) in shown
        and (not wanted.categories or category in wanted.categories)
    )
    return {cell: Count(n) for cell, n in held.items()}


def _enclosed(
    engine: Engine, wanted: Wanted, shown: frozenset[int], fineness: int
) -> dict[int, Count]:
    """The cells that a circle encloses, if no more is asked than it and a category: what is
    counted by matches is less where those are many."""
    circle = wanted.circle
    if circle is None:
        return {}
    enclosed = frozenset(filter(circle.encloses, shown))
    everywhere = replace(wanted, circle=None, cells=None, window=None)
    return _from_counters(engine, everywhere, enclosed, fineness) or {}


def _from_matches(engine: Engine, wanted: Wanted, fineness: int) -> dict[int, Count]:
    if wanted.checks:
        most = CAP
        hits = orders.newest(engine, wanted, most)
        found: dict[int, int] = Counter(parent_number(hit.cell, fineness) for hit in hits)
    else:
        most = MOST_ON_A_MAP
        found = engine.cell_counts(wanted, fineness, most=most)
    is_capped = sum(found.values()) >= most
    return {cell: Count(n, or_more=is_capped) for cell, n in found.items()}
