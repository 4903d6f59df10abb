"""The kinds of search that are measured, with the bars of docs/hosting/performance.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from benchmarks.search.asking import NOBODY, counts, key_behind, page, whole
from benchmarks.search.drawn import Asker
from lamppost.board.models import Reindex
from lamppost.board.search import Near, Order, Query, map_cells
from lamppost.board.search.indexing import index_due
from lamppost.places.cell_cover import fineness_for
from lamppost.places.mercator import view_of

RADIUS_KM = 25
DEEP_PAGE = 90
ZOOMS = (5.0, 13.0)
MAP_PX = (1120, 448)  # as a page without a script shows it

Call = Callable[[], object]
Bars = dict[str, float]  # p99 in ms, by profile


@dataclass(frozen=True)
class Kind:
    """draw makes a call that is measured; what it needs beforehand it does while drawing."""

    name: str
    draw: Callable[[Asker, datetime], Call]
    bars: Bars | None = None


def _bars(embedded: float, server: float) -> Bars:
    return {"embedded": embedded, "server": server}


def _pages(query: Callable[[Asker], Query]) -> Callable[[Asker, datetime], Call]:
    def draw(asker: Asker, now: datetime) -> Call:
        asked = query(asker)
        return lambda: page(asked, now)

    return draw


def in_place(asker: Asker) -> Query:
    return Query(near=Near(asker.place(), 0))


def category_near(asker: Asker) -> Query:
    return Query(category=asker.category(), near=asker.near(RADIUS_KM))


def one_category(asker: Asker) -> Query:
    return Query(category=asker.category())


def word(asker: Asker, of: str = "") -> Query:
    return Query(words=asker.word(of))


def two_words(asker: Asker) -> Query:
    return Query(words=asker.two_words())


def combined(asker: Asker) -> Query:
    _title, _place, category = asker.ad()
    near = asker.near(RADIUS_KM)
    least, most = asker.prices()
    return Query(
        words=asker.word(), category=category, near=near, least_cents=least, most_cents=most
    )


def best(query: Callable[[Asker], Query]) -> Callable[[Asker], Query]:
    return lambda asker: replace(query(asker), order=Order.BEST)


def at_hand(asker: Asker) -> Query:
    """Any of the searches above."""
    return asker.chance.choice((in_place, category_near, word, two_words, combined))(asker)


def nearest(asker: Asker) -> Query:
    return Query(category=asker.category(), near=asker.near(100), order=Order.NEAREST)


def cheapest(asker: Asker) -> Query:
    return Query(words=asker.word(), order=Order.CHEAPEST)


def cheapest_near(asker: Asker) -> Query:
    return replace(category_near(asker), order=Order.CHEAPEST)


def _counts(asker: Asker, now: datetime) -> Call:
    asked = at_hand(asker)
    return lambda: counts(asked, now)


def _indexing(asker: Asker, now: datetime) -> Call:
    """An ad of the board taken out and put in anew, as when somebody edits it."""
    Reindex.objects.create(ad_id=asker.key())
    return index_due


def _map(more: Callable[[Asker], Query]) -> Callable[[Asker, datetime], Call]:
    """A window around a town, from a quarter of the country to some streets."""

    def draw(asker: Asker, now: datetime) -> Call:
        place, zoom = asker.place(), asker.chance.uniform(*ZOOMS)
        view = view_of(place.latitude, place.longitude, zoom, *MAP_PX)
        query, fineness = more(asker), fineness_for(view)
        return lambda: map_cells(query, NOBODY, now=now, window=view.window, fineness=fineness)

    return draw


def _whole(asker: Asker, now: datetime) -> Call:
    asked = at_hand(asker)
    return lambda: whole(asked, now)


def _deep(asker: Asker, now: datetime) -> Call:
    category = asker.category()
    asked = Query(category=category, after=key_behind(category, DEEP_PAGE - 1, now))
    return lambda: page(asked, now)


KINDS = (
    Kind("newest in place", _pages(in_place), _bars(1, 3)),
    Kind("category within 25 km", _pages(category_near), _bars(2, 3)),
    Kind("a word, newest first", _pages(word), _bars(1.5, 3)),
    Kind("  a common word", _pages(lambda asker: word(asker, "common")), _bars(1.5, 3)),
    Kind("  a medium word", _pages(lambda asker: word(asker, "medium")), _bars(1.5, 3)),
    Kind("  a rare word", _pages(lambda asker: word(asker, "rare")), _bars(1.5, 3)),
    Kind("two words, newest first", _pages(two_words), _bars(1.5, 3)),
    Kind("word + category + 25 km + price", _pages(combined), _bars(2, 5)),
    Kind("best match, one word", _pages(best(word)), _bars(5, 15)),
    Kind("best match, two words", _pages(best(two_words)), _bars(5, 15)),
    Kind("counts for the search at hand", _counts, _bars(2, 15)),
    Kind("map window, all", _map(lambda asker: Query()), _bars(3, 5)),
    Kind("map window, one category", _map(one_category), _bars(3, 5)),
    Kind("map window, a word", _map(word), _bars(3, 5)),
    Kind("index one ad", _indexing, _bars(5, 5)),
    Kind("page and counts together", _whole),
    Kind("nearest in category, 100 km", _pages(nearest)),
    Kind("cheapest, a word", _pages(cheapest)),
    Kind("cheapest in category, 25 km", _pages(cheapest_near)),
    Kind("a beginning of four letters", _pages(lambda asker: Query(words=asker.beginning()))),
    Kind("a phrase of two words", _pages(lambda asker: Query(words=asker.phrase()))),
    Kind("page 90 of a category", _deep),
)
