"""Pages in the four orders, made of slices that an engine streams newest first.

Only "newest" comes out of an index as it is. The others are cut into slices that follow one
another: rings around the place, steps of the price, title before text. A page ends within the
first few, so its cost does not grow with the number of matches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import acos, cos

from lamppost.board.search import tokens
from lamppost.board.search.engine import Engine, Hit
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import Order
from lamppost.board.search.wanted import Circle, Wanted
from lamppost.places.cells import EARTH_RADIUS_KM

_FEW = 500  # so many matches are sorted as they are; more are walked slice by slice
_FIRST_RING_KM = 2.0
_MOST_AT_ONCE = 2_000
_TITLE, _TEXT = 0, 1


@dataclass(frozen=True)
class Slice:
    """Matches that come before those of the next slice; rank is theirs where all have one."""

    wanted: Wanted
    by: Order
    rank: float | None = None


Fetch = Callable[[Key | None, int], list[Hit]]


def page(
    engine: Engine, wanted: Wanted, order: Order, after: Key | None, limit: int
) -> list[tuple[Hit, Key]]:
    """The matches behind a key, each with its own key."""
    if order in {Order.NEAREST, Order.CHEAPEST}:
        few = _all_if_few(engine, wanted)
        if few is not None:
            return _sorted(few, order, after)[:limit]
    found: list[tuple[Hit, Key]] = []
    for part in _slices(wanted, order, after):
        hits = _take(engine, part, after, limit - len(found))
        found += [(hit, _key(hit, part)) for hit in hits]
        after = None  # the slices behind the key's own begin at their beginning
        if len(found) == limit:
            break
    return found


def newest(engine: Engine, wanted: Wanted, limit: int) -> list[Hit]:
    """The newest matches that pass the checks as well."""
    return _take(engine, Slice(wanted, Order.NEWEST), None, limit)


def _all_if_few(engine: Engine, wanted: Wanted) -> list[Hit] | None:
    hits = newest(engine, wanted, _FEW + 1)
    return hits if len(hits) <= _FEW else None


def _sorted(hits: list[Hit], order: Order, after: Key | None) -> list[tuple[Hit, Key]]:
    part = Slice(Wanted(), order)
    keyed = sorted(((hit, _key(hit, part)) for hit in hits), key=lambda one: _place(one[1], order))
    start = _place(after, order) if after else None
    return [one for one in keyed if start is None or _place(one[1], order) > start]


def _place(key: Key, order: Order) -> tuple[float, int]:
    if order is Order.NEAREST:
        return -(key.rank or 0.0), -key.bump
    return float("inf") if key.rank is None else key.rank, -key.bump


def _key(hit: Hit, part: Slice) -> Key:
    if part.by is Order.NEAREST:
        return Key(hit.closeness, hit.bump)
    if part.by is Order.CHEAPEST:
        return Key(hit.cents, hit.bump)
    return Key(part.rank, hit.bump)


def _take(engine: Engine, part: Slice, after: Key | None, limit: int) -> list[Hit]:
    """So many of a slice as pass the checks; asks again, for more each time, until there are."""
    fetch = _fetching(engine, part)
    checks = part.wanted.checks
    taken: list[Hit] = []
    size = limit * 3 if checks else limit
    while len(taken) < limit:
        hits = fetch(after, size)
        passed = checks.fitting([hit.ad_id for hit in hits]) if checks else None
        taken += [hit for hit in hits if passed is None or hit.ad_id in passed]
        if len(hits) < size:
            break
        after = _key(hits[-1], part)
        size = min(size * 2, _MOST_AT_ONCE)
    return taken[:limit]


def _fetching(engine: Engine, part: Slice) -> Fetch:
    def by_time(after: Key | None, size: int) -> list[Hit]:
        below = after.bump if after else None
        return engine.newest(part.wanted, below=below, limit=size)

    def by_rank(after: Key | None, size: int) -> list[Hit]:
        return engine.ordered(part.wanted, part.by, after=after, limit=size)

    return by_rank if part.by in {Order.NEAREST, Order.CHEAPEST} else by_time


def _slices(wanted: Wanted, order: Order, after: Key | None) -> Iterator[Slice]:
    """From the one that holds the key."""
    if order is Order.BEST and wanted.groups:
        yield from _tiers(wanted, after)
    elif order is Order.NEAREST and wanted.circle:
        yield from _rings(wanted, wanted.circle, after)
    elif order is Order.CHEAPEST:
        yield from _price_steps(wanted, after)
    else:
        yield Slice(wanted, Order.NEWEST)


def _tiers(wanted: Wanted, after: Key | None) -> Iterator[Slice]:
    title = wanted.title
    if after is None or after.rank == _TITLE:
        yield Slice(replace(wanted, groups=title), Order.NEWEST, _TITLE)
    yield Slice(replace(wanted, never=(*wanted.never, title)), Order.NEWEST, _TEXT)


def _price_steps(wanted: Wanted, after: Key | None) -> Iterator[Slice]:
    least = wanted.least_cents
    if after is not None and after.rank is not None:
        least = int(after.rank)
    if after is None or after.rank is not None:
        for step in tokens.prices_between(least, wanted.most_cents):
            # All that is free costs the same, and newest first needs no sorting.
            is_free = step == tokens.of_price(0)
            by = Order.NEWEST if is_free else Order.CHEAPEST
            yield Slice(replace(wanted, steps=(step,)), by, 0 if is_free else None)
    if not wanted.is_priced:
        yield Slice(replace(wanted, steps=(tokens.NO_PRICE,)), Order.NEWEST, None)


def _rings(wanted: Wanted, circle: Circle, after: Key | None) -> Iterator[Slice]:
    start_km = 0.0
    if after is not None and after.rank is not None:
        start_km = acos(max(-1.0, min(1.0, after.rank))) * EARTH_RADIUS_KM
    inner, outer = 0.0, _FIRST_RING_KM
    while inner < circle.km:
        # Rounding must not skip the ring that the key is in.
        if outer > start_km * (1 - 1e-9) or outer >= circle.km:
            ring = _ring(circle, inner, min(outer, circle.km))
            yield Slice(replace(wanted, circle=ring), Order.NEAREST)
        inner, outer = outer, outer * 2


def _ring(circle: Circle, inner: float, outer: float) -> Circle:
    least = circle.least if outer >= circle.km else cos(outer / EARTH_RADIUS_KM)
    return replace(circle, least=least, under=cos(inner / EARTH_RADIUS_KM) if inner else None)
