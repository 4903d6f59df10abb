"""The counts of a map's cells are what looking at every ad would give."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lamppost.board.models import Ad
from lamppost.board.search import Count, Near, Query, areas, map_cells, search
from lamppost.board.search.areas import wider
from lamppost.board.tests.full_scan import cell_of, fits, fits_category
from lamppost.people.models import Person
from lamppost.places.cell_cover import fineness_for
from lamppost.places.cell_numbers import name_of, number_of
from lamppost.places.cells import cell_at, parent
from lamppost.places.lit_map import shows_cell
from lamppost.places.mercator import view_of
from lamppost.places.window import Window
from lamppost.testing import DAYTON, NOON, make_ad, make_place

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()
points = st.one_of(
    st.tuples(st.floats(39.6, 39.9), st.floats(-84.4, -84.0)),
    st.tuples(st.floats(-60, 60), st.floats(-180, 180)),
    st.tuples(st.floats(-18, -17), st.sampled_from([179.9, -179.9, 180.0])),
)


@st.composite
def ads(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "title": draw(st.sampled_from(["Kettle", "Chair"])),
        "category": draw(st.sampled_from(["furniture", "bicycles"])),
        "cell": cell_at(*draw(points)),
        "state": draw(st.sampled_from(["live", "live", "held"])),
        "expires": NOON + timedelta(days=draw(st.sampled_from([-1, 9]))),
    }


queries = st.fixed_dictionaries(
    {},
    optional={
        "words": st.sampled_from(["kettle", '"blue kettle"']),
        "category": st.sampled_from(["furniture", "for-sale"]),
        "within_days": st.just(7),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    specs=st.lists(ads(), min_size=1, max_size=8),
    asked=queries,
    is_near=st.booleans(),
    spot=points,
    zoom=st.integers(3, 13),
)
def test_counts_are_those_of_a_full_scan(
    alice: Person,
    specs: list[dict[str, Any]],
    asked: dict[str, Any],
    is_near: bool,
    spot: tuple[float, float],
    zoom: int,
) -> None:
    Ad.objects.all().delete()
    for spec in specs:
        make_ad(alice, renewed=NOON - timedelta(days=1), **spec)
    query = Query(**asked, near=Near(make_place(DAYTON), 30) if is_near else None)
    view = view_of(*spot, zoom, 1120, 448)
    fineness = fineness_for(view)
    found = map_cells(query, NOBODY, now=NOON, window=view.window, fineness=fineness)
    every = Ad.objects.select_related("place", "persona__person")
    fitting = [ad for ad in every if fits(ad, query, NOON, ()) and fits_category(ad, query)]
    wanted = Counter(number_of(parent(cell_of(ad), fineness)) for ad in fitting)
    shown = {cell: n for cell, n in wanted.items() if shows_cell(view, cell)}
    assert {c: n for c, n in found.items() if shows_cell(view, c)} == {
        cell: Count(n) for cell, n in shown.items()
    }
    for cell, n in shown.items():
        inside = replace(query, cell=name_of(cell))
        assert search(inside, NOBODY, now=NOON).count == Count(n)


@pytest.mark.parametrize("words", ["kettle", '"blue kettle"'])
def test_count_that_stopped_says_so(
    alice: Person, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "MOST_ON_A_MAP", 3)
    monkeypatch.setattr(areas, "CAP", 3)
    for _ in range(5):
        make_ad(alice)
    window = Window(39, -85, 41, -83)
    found = map_cells(Query(words=words), NOBODY, now=NOON, window=window, fineness=3)
    assert list(found.values()) == [Count(3, or_more=True)]


@pytest.mark.parametrize("category", ["", "furniture", "for-sale"])
def test_counters_know_places_and_categories_exactly(
    alice: Person, category: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "MOST_ON_A_MAP", 3)
    for _ in range(5):
        make_ad(alice)
    make_ad(alice, expires=NOON)  # over, though nobody has taken it down yet
    window = Window(39, -85, 41, -83)
    query = Query(category=category)
    found = map_cells(query, NOBODY, now=NOON, window=window, fineness=3)
    assert list(found.values()) == [Count(5)]


@pytest.mark.parametrize(
    ("window", "degrees", "result"),
    [
        (Window(0, 10, 10, 20), 1, (-1, 11)),
        (Window(0, -170, 10, 170), 30, (-30, 40)),
        (Window(50, 170, 60, -170), 2, (48, 62)),
        (Window(-60, -180, 80, 180), 20, (-80, 90)),
    ],
)
def test_wider_window_holds_what_lies_around(
    window: Window, degrees: float, result: tuple[float, float]
) -> None:
    wide = wider(window, degrees)
    assert (wide.south, wide.north) == result
    for lat in (window.south, window.north):
        for lon in (window.west, window.east):
            assert wide.holds(lat, lon)
            for more in (-degrees, degrees):
                assert wide.holds(lat, (lon + more + 180) % 360 - 180)


def test_map_of_a_circle_shows_how_its_newest_ads_lie(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "MOST_ON_A_MAP", 3)
    across = [cell_at(39.76, longitude) for longitude in (-84.4, -84.2, -84.0)]
    for cell in across:
        for _older in range(3):
            make_ad(alice, cell=cell, renewed=NOON - timedelta(days=2))
    for cell in across:
        make_ad(alice, cell=cell)
    query = Query(near=Near(make_place(), 25))
    around = Window(39.0, -85.0, 40.5, -83.5)
    found = map_cells(query, NOBODY, now=NOON, window=around, fineness=5)
    assert found.keys() == {number_of(parent(cell, 5)) for cell in across}
