"""Finding towns by what people type, and by where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.places.cells import distance_km
from lamppost.places.index import PlaceIndex
from lamppost.places.models import Place
from lamppost.places.search import find_place, nearest_place, places_near, suggest, towns_around
from lamppost.places.tests.town_maker import make_town, make_towns, town

pytestmark = pytest.mark.django_db
DOWNTOWN = (39.76, -84.19)


def labels(text: str, near: tuple[float, float] | None = None) -> list[str]:
    return [place.label for place in suggest(text, near)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("dayton", "Dayton, Ohio"),
        ("  DAYTON ", "Dayton, Ohio"),
        ("dayt", "Dayton, Ohio"),
        ("dayton oh", "Dayton, Ohio"),
        ("dayton, ohio", "Dayton, Ohio"),
        ("Dayton, O", "Dayton, Ohio"),
        ("dayton nevada", "Dayton, Nevada"),
        ("Dayton, NV", "Dayton, Nevada"),
        ("koln", "Köln, Germany"),
        ("KÖLN", "Köln, Germany"),
        ("Koeln", "Köln, Germany"),
        ("Cologne", "Köln, Germany"),
        ("colog", "Köln, Germany"),
        ("köln, germany", "Köln, Germany"),
        ("saint paul", "Saint Paul, Minnesota"),
        ("st paul", "Saint Paul, Minnesota"),
        ("St. Paul, Minn", "Saint Paul, Minnesota"),
        ("saint louis", "St. Louis, Missouri"),
        ("st louis mo", "St. Louis, Missouri"),
        ("ft wayne", "Fort Wayne, Indiana"),
        ("fort w", "Fort Wayne, Indiana"),
        ("fort wayne in", "Fort Wayne, Indiana"),
        ("springfield oh", "Springfield, Ohio"),
        ("springfield", "Springfield, Missouri"),
        ("venice", "Venice, Florida"),
    ],
)
def test_the_likeliest_place_comes_first(text: str, first: str) -> None:
    make_towns()
    assert labels(text)[0] == first


@pytest.mark.parametrize(
    "text",
    ["", " ", "%", "_", "xyzzy", "dayton tx", "dayton, france", "nope, ohio", "\x00", "',--"],
)
def test_what_means_no_place_finds_none(text: str) -> None:
    make_towns()
    assert suggest(text) == []
    assert find_place(text) is None


def test_an_exact_name_beats_a_larger_town_that_only_begins_so() -> None:
    make_towns("dayton_nv")
    make_town(1, "Dayton Heights", population=900_000)
    assert labels("dayton")[0] == "Dayton, Nevada"


def test_of_two_alike_the_nearer_comes_first_for_whoever_is_near() -> None:
    make_towns()
    assert labels("springfield", DOWNTOWN)[0] == "Springfield, Ohio"


def test_a_place_found_twice_is_suggested_once_and_no_more_than_asked() -> None:
    make_towns()
    found = [place.pk for place in suggest("d", limit=2)]
    assert len(found) == len(set(found)) == 2


def test_a_place_that_is_no_longer_covered_is_not_found() -> None:
    towns = make_towns("dayton", "dayton_nv")
    Place.objects.filter(pk=towns["dayton"].pk).update(is_covered=False)
    assert labels("dayton") == ["Dayton, Nevada"]
    assert nearest_place(*DOWNTOWN) is None


def test_a_submitted_label_finds_its_own_place_among_namesakes() -> None:
    make_towns("dayton")
    small = make_town(7, "Dayton", latitude=40.9, population=300)
    Place.objects.filter(pk=small.pk).update(beside="Lima")
    small.refresh_from_db()
    assert small.label == "Dayton (near Lima), Ohio"
    assert small.details == "Ohio, near Lima"
    assert find_place(small.label) == small
    assert find_place("Dayton, Ohio") != small


def test_every_label_finds_its_place() -> None:
    for place in make_towns().values():
        assert find_place(place.label) == place


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=70))
def test_no_text_breaks_the_search(text: str) -> None:
    assert len(suggest(text)) <= 8


def test_the_nearest_place_is_found_within_reach_only() -> None:
    towns = make_towns()
    assert nearest_place(*DOWNTOWN) == towns["dayton"]
    assert nearest_place(39.70, -84.17) == towns["kettering"]
    assert nearest_place(39.3, -85.0) is None
    assert nearest_place(39.3, -85.0, within_km=120) in (towns["dayton"], towns["kettering"])


def test_nearest_works_across_the_date_line_and_at_a_pole() -> None:
    fiji = make_town(1, "East", "FJ", "", -16.8, 179.99)
    pole = make_town(2, "Pole", "AQ", "", 89.99, 10)
    assert nearest_place(-16.8, -179.99) == fiji
    assert nearest_place(89.99, -170) == pole
    assert PlaceIndex.of_covered().nearest(-16.8, -179.99) == fiji


def test_towns_around_come_largest_first_and_places_near_nearest_first() -> None:
    towns = make_towns("dayton", "kettering", "springfield_oh")
    assert towns_around(39.69, -84.17, 20) == [towns["dayton"], towns["kettering"]]
    assert places_near(39.69, -84.17, 20) == [towns["kettering"], towns["dayton"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(38, 42), st.floats(-86, -82)), max_size=25, unique=True),
    st.tuples(st.floats(38, 42), st.floats(-86, -82)),
)
def test_the_index_finds_the_same_as_looking_at_every_place(
    spots: list[tuple[float, float]], point: tuple[float, float]
) -> None:
    places = [town(n, f"T{n}", latitude=lat, longitude=lon) for n, (lat, lon) in enumerate(spots)]
    index = PlaceIndex(places, within_km=50)
    away = {place: distance_km(*point, place.latitude, place.longitude) for place in places}
    best = min(places, key=lambda place: (away[place], place.pk), default=None)
    expected = best if best and away[best] <= 50 else None
    assert index.nearest(*point) == expected
    assert index.nearest(*point) == expected  # once more, from what it remembered
