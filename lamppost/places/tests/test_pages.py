"""The two addresses of this room."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client

from lamppost.places.cells import cell_at
from lamppost.places.maps import ad_map
from lamppost.places.pin import Pin
from lamppost.places.tests.town_maker import make_town, make_towns

pytestmark = pytest.mark.django_db
SUGGEST, MAP = "/places/suggest/", "/places/map.svg"
PIN = cell_at(39.717, -84.16)


def test_suggestions_are_options_that_any_cache_may_keep(client: Client) -> None:
    make_towns()
    answer = client.get(SUGGEST, {"q": "dayton oh"})
    assert '<li role="option"' in answer.text
    assert 'data-value="Dayton, Ohio"' in answer.text
    assert "max-age=3600" in answer["Cache-Control"]
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")


def test_suggestions_escape_names(client: Client) -> None:
    make_town(1, '"><script>x')
    assert "<script>" not in client.get(SUGGEST, {"q": "script"}).text


@pytest.mark.parametrize("text", ["", "xyzzy", "a" * 61 + "x", "\x00"])
def test_no_suggestion_is_an_empty_answer_and_not_an_error(client: Client, text: str) -> None:
    make_towns()
    answer = client.get(SUGGEST, {"q": text})
    assert (answer.status_code, answer.text.strip()) == (200, "")


def test_a_question_is_read_up_to_60_letters(client: Client) -> None:
    make_towns("dayton")
    assert "Dayton" in client.get(SUGGEST, {"q": "dayton" + " " * 60 + "xyzzy"}).text


def test_the_map_shows_the_town_and_the_chosen_cell(client: Client) -> None:
    make_towns()
    answer = client.get(MAP, {"place": "4515843", "cell": PIN, "zoom": "1"})
    assert answer["Content-Type"] == "image/svg+xml"
    assert "Kettering" in answer.text
    assert 'class="pin-map__cell pin-map__cell--lit"' in answer.text


def test_the_map_may_use_its_own_style_and_nothing_else(client: Client) -> None:
    make_towns("dayton")
    policy = client.get(MAP)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("said", [{}, {"cell": "nonsense"}, {"zoom": "99"}, {"size": "huge"}])
def test_the_map_makes_do_with_what_it_is_told(client: Client, said: dict[str, str]) -> None:
    make_towns("dayton", "kettering")
    answer = client.get(MAP, said)
    assert answer.status_code == 200
    assert "surroundings of Dayton, Ohio" in answer.text


@pytest.mark.parametrize("place", ["1", "x", "²", "9" * 30])
def test_a_map_of_no_place_is_not_found(client: Client, place: str) -> None:
    make_towns("dayton")
    assert client.get(MAP, {"place": place}).status_code == 404


def test_the_ads_map_names_the_towns_about_the_pin() -> None:
    towns = make_towns("dayton", "kettering")
    make_town(1, "Oakwood", latitude=39.7253, longitude=-84.1741)
    assert "Oakwood" in ad_map(PIN, towns["kettering"])
    assert "in or around Kettering" in ad_map("", towns["kettering"])


def test_the_pin_picker_has_two_pictures_and_ways_without_a_pointer() -> None:
    place = make_towns("dayton")["dayton"]
    html = render_to_string("places/_pin_picker.html", {"place": place, "pin": Pin(PIN, 1)})
    assert html.count('type="image"') == 2
    assert f"place={place.pk}&amp;cell={PIN}&amp;zoom=1&amp;size=narrow" in html
    assert '<input id="coordinates" name="coordinates"' in html
    assert 'name="unpin"' in html


@pytest.mark.parametrize("name", ["zoom", "place", "cell", "size"])
def test_number_of_five_thousand_digits_is_no_error_of_ours(client: Client, name: str) -> None:
    make_towns()
    assert client.get(MAP, {name: "9" * 5000}).status_code in {200, 404}
