"""The engine of PostgreSQL: each of its ways finds the same, and its numbers stay right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lamppost.board.cards import Card
from lamppost.board.categories import categories
from lamppost.board.search import tokens
from lamppost.board.search.document import Document
from lamppost.board.search.engine import Hit
from lamppost.board.search.matching import matches
from lamppost.board.search.query import Order
from lamppost.board.search.server import building, reading
from lamppost.board.search.server.engine import ServerEngine
from lamppost.board.search.server.plan import AskWindows, Plan, Scan
from lamppost.board.search.server.ways import ways
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import number_of, parent_number
from lamppost.places.cells import cell_at
from lamppost.places.window import Window
from lamppost.testing import NOON

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the server's engine"),
]
SERVER = ServerEngine()
WORDS = ("a", "ab", "abc", "b", "it's", "back\\slash", "日本")
AT = (39.76, 39.77, 40.9)  # degrees north, of which two lie close together
CELLS = tuple(number_of(cell_at(lat, -84.2)) for lat in AT)
NEAR, FAR = (parent_number(cell, tokens.FINE) for cell in (CELLS[0], CELLS[2]))
AROUND = ((NEAR,), (NEAR, FAR), ())
PLANS = (Scan(), Scan(most=1), Scan(most=4), AskWindows())
MOST = 2**40


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    numbers = draw(st.lists(st.integers(1, 60), min_size=1, max_size=14, unique=True))
    return [draw(_document(number)) for number in numbers]


@st.composite
def _document(draw: st.DrawFn, number: int) -> Document:
    words = draw(st.frozensets(st.sampled_from(WORDS), max_size=4))
    category = draw(st.sampled_from(["bikes", "lamps"]))
    at, cents = draw(st.sampled_from(range(3))), draw(st.sampled_from([None, 0, 100, 250]))
    cell = CELLS[at]
    place = draw(st.integers(1, 2))
    said = {tokens.EVERY, tokens.of_price(cents), tokens.of_place(place)}
    for around in (parent_number(cell, fineness) for fineness in (tokens.FINE, tokens.WIDE)):
        said.add(tokens.of_cell(around))
        for slug in (category, "things"):
            said |= {tokens.of_category(slug), tokens.of_category_cell(slug, around)}
    return make_document(
        number,
        words=words,
        tokens=words | said,
        category=category,
        place_id=place,
        cell=cell,
        latitude=AT[at],
        longitude=-84.2,
        cents=cents,
        has_photo=draw(st.booleans()),
    )


def make_document(number: int, **given: object) -> Document:
    """One by one the newest ad: its bump is a hundred times its id."""
    card = Card(number, f"/ads/{number}", "Kettle", "", "Dayton", NOON, "", "")
    plain = Document(
        bump=number * 100, ad_id=number, tokens=frozenset({"_a"}), words=frozenset(),
        category="bikes", place_id=1, persona_id=1, cell=CELLS[0], x=1.0, y=0.0, z=0.0,
        latitude=0.0, longitude=0.0, cents=None, renewed=0, expires=MOST, has_photo=False,
        card=card,
    )  # fmt: skip
    return replace(plain, **given)  # type: ignore[arg-type]


terms = st.builds(
    Term,
    st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=2),
    st.sampled_from(["", "", "a"]),
)
wants = st.builds(
    Wanted,
    groups=st.lists(terms, max_size=2).map(tuple),
    never=st.lists(st.lists(terms, min_size=1, max_size=2).map(tuple), max_size=1).map(tuple),
    least_cents=st.sampled_from([None, None, 0, 100]),
    most_cents=st.sampled_from([None, None, 0, 100]),
    steps=st.sampled_from([None, None, None, (), (tokens.of_price(100),)]),
    has_photo=st.booleans(),
    cells=st.sampled_from([None, None, *AROUND]),
    place_id=st.sampled_from([None, None, 1]),
    window=st.sampled_from([None, None, Window(39.765, -90.0, 42.0, -80.0)]),
)
wants = st.builds(
    lambda wanted, asked: replace(wanted, category=asked[0], categories=asked[1]),
    wants,
    st.sampled_from([("", ()), ("bikes", ("bikes",)), ("things", ("bikes", "lamps"))]),
)


def put(some: list[Document], *, drop: tuple[int, ...] = ()) -> None:
    with SERVER.locked():
        SERVER.put(some, stale={*drop, *(one.ad_id for one in some)})


@pytest.fixture(autouse=True)
def _empty(db: None) -> Iterator[None]:
    SERVER.clear()
    yield
    assert not building.Draft.is_mine


@pytest.mark.parametrize("uses_index", [False, True])
@pytest.mark.parametrize("plan", PLANS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=documents(), wanted=wants, below=st.sampled_from([None, 900, 2_500]))
def test_every_way_gives_what_matches_newest_first(
    plan: Plan, uses_index: bool, some: list[Document], wanted: Wanted, below: int | None
) -> None:
    SERVER.clear()
    put(some)
    with connection.cursor() as cursor:
        # A handful of rows is read from end to end, unless that is made to look expensive.
        cursor.execute(f"SET LOCAL enable_seqscan = {'off' if uses_index else 'on'}")
    fitting = [one for one in some if matches(wanted, one) and one.bump < (below or MOST)]
    newest = sorted((one.bump for one in fitting), reverse=True)
    every_way = [AskWindows(way) for way in ways(wanted)]
    every_plan: list[Plan] = [plan] if isinstance(plan, Scan) else [*every_way]
    for each, limit in product(every_plan, (1, 3, 20)):
        found = reading.newest(wanted, each, below, limit)
        assert [hit.bump for hit in found] == newest[:limit]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=documents(), wanted=wants)
def test_cheapest_comes_first_and_what_has_no_price_last(
    some: list[Document], wanted: Wanted
) -> None:
    SERVER.clear()
    put(some)
    fitting = [one for one in some if matches(wanted, one)]
    fitting.sort(key=lambda one: (one.cents is None, one.cents, -one.bump))
    found = SERVER.ordered(wanted, Order.CHEAPEST, after=None, limit=5)
    assert found == [_hit(one) for one in fitting[:5]]


def _hit(one: Document) -> Hit:
    return Hit(one.bump, one.ad_id, one.category, one.cents, 0.0, one.cell)


@pytest.mark.parametrize("plan", PLANS)
def test_newest_matches_are_counted_and_no_others(plan: Plan) -> None:
    put([make_document(n, category="bikes" if n < 4 else "lamps") for n in range(1, 9)])
    assert reading.category_counts(Wanted(), plan, 6) == {"lamps": 5, "bikes": 1}
    assert reading.cell_counts(Wanted(), plan, 5, 6) == {parent_number(CELLS[0], 5): 6}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(documents(), st.frozensets(st.integers(1, 60))), max_size=3))
def test_counters_and_windows_say_what_is_held(
    changes: list[tuple[list[Document], frozenset[int]]],
) -> None:
    SERVER.clear()
    ads: dict[int, Document] = {}
    for some, dropped in changes:
        put(some, drop=tuple(dropped))
        ads = {pk: one for pk, one in ads.items() if pk not in dropped}
        ads |= {one.ad_id: one for one in some}
    held = list(ads.values())
    assert SERVER.held([0]) == Counter(one.category for one in held)
    near = parent_number(CELLS[0], 5)
    cells = Counter(parent_number(one.cell, 5) for one in held)
    assert SERVER.held_by_cell([near], []) == ({near: cells[near]} if cells[near] else {})
    assert SERVER.count() == len(held)
    assert set(SERVER.held_between(0, None)) == {(one.bump, one.ad_id) for one in held}
    assert set(SERVER.cards([one.bump for one in held])) == {one.bump for one in held}


def test_ads_of_a_top_category_are_counted_together() -> None:
    one, two, *_more = within = categories().slugs_within("for-sale")
    put([make_document(1, category=one), make_document(2, category=two)])
    near = parent_number(CELLS[0], 5)
    assert SERVER.held_by_cell([near], within) == {near: 2}
    assert SERVER.held_by_cell([near], [one]) == {near: 1}
    assert SERVER.held([near]) == {one: 1, two: 1}


def test_words_are_counted_once_for_an_ad_that_is_written_again() -> None:
    kettle = make_document(1, words=frozenset({"kettle", "kettles"}))
    put([kettle])
    put([replace(kettle, bump=500)])
    assert SERVER.frequencies(["kettle", "unheard"]) == {"kettle": 1}
    assert SERVER.completions("kettle", limit=5) == [("kettle", 1), ("kettles", 1)]
