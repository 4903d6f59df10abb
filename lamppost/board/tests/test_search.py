"""Search gives what looking at every ad would give: the same ads, order and counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.board.cards import Card
from lamppost.board.categories import categories
from lamppost.board.models import Ad
from lamppost.board.search import Count, Near, Order, Query, Results, Window, search
from lamppost.board.search.query import Span
from lamppost.board.tests.full_scan import count, km_from, scan
from lamppost.board.tests.trap_categories import TRAPS
from lamppost.people.actions import add_persona, block_person
from lamppost.people.models import Person
from lamppost.places.cells import cell_at, parent
from lamppost.places.models import Place
from lamppost.testing import DAYTON, KETTERING, NOON, make_ad, make_person, make_place

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()
FAR = (5128581, "New York City", "New York", 40.71427, -74.00597, 8_804_190)
# The other end of the earth from Dayton: an angle whose cosine rounding can push past -1.
OPPOSITE = (9_000_001, "Opposite", "Ohio", -39.75895, 95.80839, 10)
TOWNS = (DAYTON, KETTERING, FAR, OPPOSITE)
CELLS = ("", cell_at(39.76, -84.2), cell_at(39.7, -84.1))
WINDOWS = (
    None,
    None,
    Window(39.0, -85.0, 40.0, -84.0),
    Window(39.7, -84.195, 39.8, -84.1),
    Window(-60.0, -80.0, 60.0, 170.0),
    Window(-60.0, 170.0, 60.0, -70.0),
    Window(39.7, -180.0, 39.8, 180.0),
)
AREAS = ("", "", "", *(parent(CELLS[1], fineness) for fineness in (1, 3, 4, 5, 6, 8)))
TYPED = ("blue*", "ket*", '"blue kettle"', "-kettle", "-ket*", '-"blue bluebell"', "kettles", "本")
WORDS = ("blue", "Blüe", "bluebell", "kettle", "ket", "50%", "a_b", "o'brien", "日本語", "Straße")
ANSWERS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "bikes": {
        "in": st.sampled_from(["Red", "Grün", 'so-called "mauve"', "50%_off"]),
        "contains": st.lists(
            st.sampled_from(["Bell", "Light", "Körbe", 'a "good" lock', "back\\slash", "100%"]),
            unique=True,
            min_size=1,
        ),
        "year": st.integers(1990, 2000),
        "isnull": st.booleans(),
    },
    "lamps": {
        "in": st.sampled_from(["Red", "Grün"]),
        "exact__gte": st.sampled_from([0.25, 1.0, 7.5, 60.0]),
    },
    "rooms": {},
}


@pytest.fixture(autouse=True)
def _traps(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.CATEGORIES_FILE = tmp_path / "categories.toml"
    settings.CATEGORIES_FILE.write_text(TRAPS)
    categories.cache_clear()
    yield
    categories.cache_clear()


def some_words(least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


typed = st.lists(st.sampled_from((*WORDS, *TYPED)), min_size=1, max_size=3).map(" ".join)
prices = st.one_of(st.none(), st.sampled_from([0, 100, 2_500, 3_000_000_000, 10**12]))


@st.composite
def ads(draw: st.DrawFn) -> dict[str, Any]:
    """The columns of an ad; the town and the poster as a number."""
    category = draw(st.sampled_from(sorted(ANSWERS)))
    asked = st.fixed_dictionaries({}, optional=ANSWERS[category])
    cents = draw(prices)
    return {
        "title": draw(some_words(1, 3)),
        "text": draw(some_words(0, 4)),
        "category": category,
        "fields": draw(asked),
        "price_cents": cents,
        "price_kind": "" if cents is None else "fixed",
        "currency": "USD",
        "cell": draw(st.sampled_from(CELLS)),
        "cover": draw(st.sampled_from(["", "0" * 64])),
        "state": draw(st.sampled_from(["live", "live", "live", "live", "held", "closed"])),
        "renewed": NOON - timedelta(hours=draw(st.sampled_from([0, 1, 24, 100, 400]))),
        "town": draw(st.integers(0, len(TOWNS) - 1)),
        "poster": draw(st.integers(0, 3)),
    }


@st.composite
def queries(draw: st.DrawFn) -> dict[str, Any]:
    """What Query takes; the town as a number."""
    category = draw(st.sampled_from(["", "things", *sorted(ANSWERS)]))
    near = draw(st.one_of(st.none(), st.integers(0, len(TOWNS) - 1)))
    orders = [order for order in Order if near is not None or order is not Order.NEAREST]
    return {
        "words": draw(st.one_of(st.just(""), some_words(1, 2), typed)),
        "category": category,
        "near": near,
        "km": draw(st.sampled_from([0.0, 2.0, 9.0, 25.0, 160.0])),
        "window": draw(st.sampled_from(WINDOWS)),
        "cell": draw(st.sampled_from(AREAS)),
        "least_cents": draw(prices),
        "most_cents": draw(prices),
        "fields": draw(_asked(category)),
        "has_photos": draw(st.booleans()),
        "within_days": draw(st.sampled_from([None, None, 1, 7])),
        "order": draw(st.sampled_from(orders)),
    }


def _asked(category: str) -> st.SearchStrategy[dict[str, Any]]:
    bound = st.one_of(st.none(), st.sampled_from([0.25, 1.0, 7.5, 1994.0, 1996.0]))
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "in": st.lists(ANSWERS["bikes"]["in"], min_size=1, unique=True),
        "contains": ANSWERS["bikes"]["contains"],
        "year": st.builds(Span, bound, bound).filter(lambda s: s != Span()),
        "exact__gte": st.builds(Span, bound, bound).filter(lambda s: s != Span()),
        "isnull": st.just(True),
    }
    keys = {"things": ["in"], **{slug: list(known) for slug, known in ANSWERS.items()}}
    return st.fixed_dictionaries({}, optional={key: kinds[key] for key in keys.get(category, [])})


class Board:
    """Two people under three names, one of them blocked by the reader, and one who leaves."""

    def __init__(self) -> None:
        self.places = [make_place(town) for town in TOWNS]
        alice, bob, carol = (make_person(name) for name in ("Alice", "Bob", "Carol"))
        self.reader = make_person("Reader")
        other = add_persona(alice, "Alison")
        carol.erase_due = NOON
        carol.save()
        first = [person.personas.earliest("pk") for person in (alice, bob, carol)]
        self.personas = [other, *first]
        block_person(self.reader, persona=other)
        self.blocked = {other.pk}

    def fill(self, specs: list[dict[str, Any]]) -> list[Ad]:
        Ad.objects.all().delete()
        for spec in specs:
            columns = dict(spec)
            columns["place"] = self.places[columns.pop("town")]
            columns["persona"] = self.personas[columns.pop("poster")]
            make_ad(columns["persona"].person, expires=NOON + timedelta(days=9), **columns)
        return list(Ad.objects.select_related("place", "persona__person"))


def query_of(asked: dict[str, Any], places: list[Place]) -> Query:
    given = dict(asked)
    km, near = given.pop("km"), given.pop("near")
    return Query(near=None if near is None else Near(places[near], km), **given)


def all_pages(query: Query, visitor: Any, *, size: int) -> tuple[list[Card], Results]:
    """Every page from the first to the last; and the first one."""
    first = page = search(query, visitor, now=NOON, size=size)
    found = list(page.cards)
    while page.after:
        assert len(page.cards) == size
        page = search(_after(query, page.after), visitor, now=NOON, size=size)
        found += page.cards
    return found, first


def _after(query: Query, key: str) -> Query:
    return Query(**{**vars(query), "after": key})


@pytest.mark.parametrize("is_signed_in", [False, True])
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(specs=st.lists(ads(), min_size=2, max_size=14), asked=queries())
def test_search_gives_what_a_full_scan_gives(
    board: Board, is_signed_in: bool, specs: list[dict[str, Any]], asked: dict[str, Any]
) -> None:
    every = board.fill(specs)
    visitor = board.reader if is_signed_in else NOBODY
    blocked = board.blocked if is_signed_in else ()
    query = query_of(asked, board.places)
    found, first = all_pages(query, visitor, size=3)
    wanted = scan(every, query, now=NOON, blocked=blocked)
    assert [ad.pk for ad in found] == [ad.pk for ad in wanted]
    assert first.count == Count(len(wanted))
    counted = count(every, query, now=NOON, blocked=blocked)
    assert first.counts == {slug: Count(n) for slug, n in counted.items()}
    if query.near and query.near.km:
        away = {ad.pk: pytest.approx(km_from(ad, query), abs=0.001) for ad in wanted[:3]}
        assert first.distances == away


@pytest.fixture
def board(db: None) -> Board:
    return Board()


@pytest.mark.parametrize("order", [Order.NEWEST, Order.CHEAPEST, Order.BEST, Order.NEAREST])
def test_ads_that_arrive_shift_no_page(alice: Person, order: Order) -> None:
    for n in range(9):
        make_ad(alice, category="rooms", price_cents=n // 3, currency="USD")
    old = set(Ad.objects.values_list("pk", flat=True))
    query = Query(words="kettle", near=Near(make_place(), 10), order=order)
    page = search(query, NOBODY, now=NOON, size=2)
    seen = [ad.pk for ad in page.cards]
    while page.after:
        make_ad(alice, category="rooms", renewed=NOON + timedelta(hours=1))
        page = search(_after(query, page.after), NOBODY, now=NOON, size=2)
        seen += [ad.pk for ad in page.cards]
    assert sorted(pk for pk in seen if pk in old) == sorted(old)


def test_ad_whose_time_is_over_is_not_found_before_the_clock_takes_it_down(
    alice: Person,
) -> None:
    ad = make_ad(alice, category="rooms")
    assert search(Query(), NOBODY, now=ad.expires - timedelta(seconds=1)).count == Count(1)
    assert search(Query(), NOBODY, now=ad.expires).count == Count(0)


def test_other_name_of_somebody_blocked_stays_in_the_list(alice: Person, bob: Person) -> None:
    other = add_persona(alice, "Alison")
    make_ad(alice, "By Alice", category="rooms")
    make_ad(alice, "By Alison", category="rooms", persona=other)
    block_person(bob, persona=other)
    found = search(Query(), bob, now=NOON)
    assert [ad.title for ad in found.cards] == ["By Alice"]


def test_ads_without_a_price_come_behind_the_dearest_on_every_page(alice: Person) -> None:
    for cents in (10**12, 3_000_000_000, None, None, None, None):
        make_ad(alice, category="rooms", price_cents=cents, currency="USD")
    found, _first = all_pages(Query(order=Order.CHEAPEST), NOBODY, size=1)
    prices = [Ad.objects.get(pk=card.pk).price_cents for card in found]
    assert prices == [3_000_000_000, 10**12, None, None, None, None]


def test_every_word_must_fit(alice: Person) -> None:
    make_ad(alice, "Blue kettle", category="rooms")
    assert search(Query(words="kettle blue"), NOBODY, now=NOON).count == Count(1)
    assert search(Query(words="kettle red"), NOBODY, now=NOON).count == Count(0)


def test_word_is_found_by_its_beginning_and_not_by_its_middle(alice: Person) -> None:
    make_ad(alice, "Teakettle", category="rooms")
    assert search(Query(words="teak*"), NOBODY, now=NOON).count == Count(1)
    assert search(Query(words="kettle"), NOBODY, now=NOON).count == Count(0)
