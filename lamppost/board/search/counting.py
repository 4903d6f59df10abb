"""How many there are: exactly where it is cheap, "1,000+" where it is not, never a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from lamppost.board.search import orders, tokens
from lamppost.board.search.engine import Engine
from lamppost.board.search.results import (
    BESIDE_CAP,
    CAP,
    LOOKED_AT_BESIDE_CAP,
    LOOKED_AT_CAP,
    NONE,
    Count,
)
from lamppost.board.search.wanted import Wanted
from lamppost.places.cell_numbers import parent_number

_EVERYWHERE = 0
_MOST_LAPSED = 1_000


@dataclass(frozen=True)
class Counted:
    """The number of matches, and that of each category as if the query named none."""

    total: Count
    by_category: Mapping[str, Count]


def count(engine: Engine, wanted: Wanted) -> Counted:
    """Two ways: the counters, if only place and category are asked; else as many matches as
    there are, up to a cap, in every category, and once more in the category if those were
    capped: the numbers of the others are beside the point then, and fewer have to do."""
    wide = wanted.anywhere()
    cap = _cap(wide, is_beside=bool(wanted.categories))
    by_category = _from_counters(engine, wide, cap)
    if by_category is None:
        by_category = _from_matches(engine, wide, cap)
    is_whole = not any(count.or_more for count in by_category.values())
    if wanted.checks.answers or (wanted.categories and not is_whole):
        total = _total(engine, wanted, by_category)
    else:
        total = _sum(by_category, wanted.categories or by_category)
    return Counted(total, by_category)


def _total(engine: Engine, wanted: Wanted, known: Mapping[str, Count]) -> Count:
    """Of the category alone; what is known of it already may be more."""
    inside = _sum(known, wanted.categories)
    cap = _cap(wanted, is_beside=False)
    if not wanted.checks.answers and inside.n >= cap:
        return inside
    counted = _from_counters(engine, wanted, cap)
    return _sum(_from_matches(engine, wanted, cap) if counted is None else counted, None)


def _cap(wanted: Wanted, *, is_beside: bool) -> int:
    if wanted.is_told_by_tokens or _asks_only_where(wanted):
        return BESIDE_CAP if is_beside else CAP
    return LOOKED_AT_BESIDE_CAP if is_beside else LOOKED_AT_CAP


def _sum(counts: Mapping[str, Count], slugs: Collection[str] | None) -> Count:
    parts = counts.values() if slugs is None else [counts.get(slug, NONE) for slug in slugs]
    return sum(parts, NONE)


def _from_matches(engine: Engine, wanted: Wanted, cap: int) -> dict[str, Count]:
    if wanted.checks:
        # Each has to be read: dearer than all the rest.
        cap = min(cap, BESIDE_CAP)
        hits = orders.newest(engine, wanted, cap + 1)
        found: dict[str, int] = Counter(hit.category for hit in hits)
    else:
        found = engine.category_counts(wanted, most=cap + 1)
    return _honest(found, cap)


def _honest(found: Mapping[str, int], cap: int) -> dict[str, Count]:
    """Numbers of at most cap + 1 matches: that many means that nobody looked further."""
    if sum(found.values()) <= cap:
        return {slug: Count(n) for slug, n in found.items()}
    # The one past the cap only tells that there are more.
    most = max(found, key=lambda slug: found[slug])
    return {slug: Count(n - (slug == most), or_more=True) for slug, n in found.items()}


def _from_counters(engine: Engine, wanted: Wanted, cap: int) -> dict[str, Count] | None:
    """None if more is asked than where, and in which categories."""
    if not _asks_only_where(wanted):
        return None
    lapsed = engine.lapsed(wanted.now, most=_MOST_LAPSED)
    if len(lapsed) == _MOST_LAPSED:
        return None
    if wanted.circle is None or wanted.cells is None:
        held = Counter(engine.held([_EVERYWHERE]))
        held.subtract(category for category, _cell in lapsed)
        return {slug: Count(n) for slug, n in _asked(held, wanted).items()}
    return _in_circle(engine, wanted, lapsed, cap)


def _asks_only_where(wanted: Wanted) -> bool:
    where = replace(wanted.anywhere(), now=0)
    return not wanted.checks and replace(where, circle=None, cells=None) == Wanted()


def _in_circle(
    engine: Engine, wanted: Wanted, lapsed: list[tuple[str, int]], cap: int
) -> dict[str, Count]:
    """Cells that lie within count as a whole; at the edge every ad is looked at, unless those
    within are so many already that "or more" says enough."""
    circle, around = wanted.circle, wanted.cells or ()
    within = {cell for cell in around if circle and circle.encloses(cell)}
    held = Counter(engine.held(within)) if within else Counter[str]()
    held.subtract(
        category
        for category, cell in lapsed
        if any(parent_number(cell, fineness) in within for fineness in (tokens.FINE, tokens.WIDE))
    )
    inside = _asked(held, wanted)
    if sum(inside.values()) >= cap:
        return {slug: Count(n, or_more=True) for slug, n in inside.items()}
    edge = replace(wanted, cells=tuple(cell for cell in around if cell not in within))
    at_edge = _from_matches(engine, edge, cap) if edge.cells else {}
    slugs = inside.keys() | at_edge.keys()
    is_capped = any(count.or_more for count in at_edge.values())
    return {
        slug: Count(inside.get(slug, 0) + at_edge.get(slug, NONE).n, is_capped) for slug in slugs
    }


def _asked(held: Mapping[str, int], wanted: Wanted) -> dict[str, int]:
    """Of the categories that are wanted, those that hold any."""
    return {
        slug: n
        for slug, n in held.items()
        if n and (not wanted.categories or slug in wanted.categories)
    }
