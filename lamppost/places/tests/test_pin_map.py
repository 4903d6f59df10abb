"""The two maps as markup: what is lit, what is said, and nothing that the policy forbids."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.places.cells import boundary, cell_at, centre
from lamppost.places.map_words import describe
from lamppost.places.picker_map import picker_svg, picker_view
from lamppost.places.picker_style import DAY, NIGHT
from lamppost.places.pin_map import lit_cell_svg
from lamppost.places.tests.town_maker import TOWNS, town

KETTERING = town(*TOWNS["kettering"][:7])
DAYTON = town(*TOWNS["dayton"][:7])
PIN = cell_at(39.717, -84.16)


@pytest.mark.parametrize("cell", [PIN, None, cell_at(39.2, -84.9)])
def test_the_ad_map_is_whole_markup_without_styles_or_scripts(cell: str | None) -> None:
    svg = lit_cell_svg(cell, KETTERING, [DAYTON])
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.get("role") == "img"
    assert root[0].tag == "title"
    assert not re.search(r"style|<script|\son\w+=", svg)


def test_one_cell_is_lit_for_a_pin_and_none_without() -> None:
    assert lit_cell_svg(PIN, KETTERING, []).count("pin-map__cell--lit") == 1
    assert "pin-map__cell--lit" not in lit_cell_svg(None, KETTERING, [])


def test_the_map_tells_no_more_than_the_cell() -> None:
    corner = boundary(PIN)[0]
    lat, lon = ((a * 3 + b) / 4 for a, b in zip(corner, centre(PIN), strict=True))
    assert cell_at(lat, lon) == PIN
    assert lit_cell_svg(cell_at(lat, lon), KETTERING, []) == lit_cell_svg(PIN, KETTERING, [])


def test_names_from_outside_are_escaped() -> None:
    odd = town(1, "<b>&\"'", latitude=39.72, longitude=-84.18)
    for svg in (lit_cell_svg(PIN, odd, []), lit_cell_svg(PIN, KETTERING, [odd])):
        assert "<b>" not in svg
        assert "&lt;b&gt;&amp;" in svg


def test_a_town_out_of_sight_is_pointed_to_with_its_distance() -> None:
    svg = lit_cell_svg(cell_at(39.6, -84.3), DAYTON, [])
    assert "pin-map__arrow" in svg
    assert "Dayton, 20 km" in svg
    assert "pin-map__arrow" not in lit_cell_svg(PIN, KETTERING, [])


@settings(max_examples=60, deadline=None)
@given(st.floats(39.5, 39.9), st.floats(-84.4, -83.9))
def test_the_ads_own_town_is_always_named_once_or_pointed_to(lat: float, lon: float) -> None:
    svg = lit_cell_svg(cell_at(lat, lon), KETTERING, [DAYTON])
    assert len(re.findall(r">Kettering[<,]", svg.partition("</title>")[2])) == 1


def test_names_do_not_lie_on_each_other() -> None:
    crowd = [town(n, f"Town {n}", latitude=39.717, longitude=-84.16 + n / 1e5) for n in range(9)]
    assert len(re.findall(r"Town \d", lit_cell_svg(PIN, KETTERING, crowd))) == 1


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (39.717, -84.16883, "3.1 km north of the centre of Kettering, Ohio."),
        (39.72, -84.13, "4.7 km north-east of the centre of Kettering, Ohio."),
        (39.6895, -84.10, "5.9 km east of the centre of Kettering, Ohio."),
        (39.66, -84.16883, "3.2 km south of the centre of Kettering, Ohio."),
        (39.6895, -84.21, "3.5 km west of the centre of Kettering, Ohio."),
        (39.6895, -84.16883, "about 1 km wide at the centre of Kettering, Ohio."),
    ],
)
def test_the_place_is_said_in_a_sentence(lat: float, lon: float, words: str) -> None:
    said = describe(cell_at(lat, lon), KETTERING)
    assert said.startswith("Somewhere in an area about 1 km wide")
    assert _without_number(said).endswith(_without_number(words))
    assert _number(said) == pytest.approx(_number(words), abs=0.6)


def test_a_board_that_thinks_in_miles_gets_miles() -> None:
    said = describe(PIN, KETTERING, unit="mi")
    assert "about 0.6 mi wide" in said
    assert "km" not in said
    assert " mi</text>" in lit_cell_svg(PIN, KETTERING, [], unit="mi")


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("zoom", [0, 1, 2])
def test_the_picker_is_a_whole_document_that_shows_the_town(zoom: int, size: str) -> None:
    view = picker_view(KETTERING, None, zoom, size)
    svg = picker_svg(view, KETTERING, None, [DAYTON])
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("width"), root.get("height")) == (str(view.width_px), str(view.height_px))
    assert ">Kettering</text>" in svg


def test_the_chosen_cell_is_in_the_middle_of_the_picker() -> None:
    view = picker_view(KETTERING, PIN, 2, "wide")
    assert (view.centre_lat, view.centre_lon) == centre(PIN)
    assert 'class="pin-map__cell pin-map__cell--lit"' in picker_svg(view, KETTERING, PIN, [])


def test_the_pickers_colours_are_those_of_the_pages() -> None:
    from pathlib import Path

    from django.contrib.staticfiles import finders

    tokens = Path(str(finders.find("core/css/tokens.css"))).read_text()
    by_day, by_night = tokens.split("prefers-color-scheme: dark")
    for name, day in DAY.items():
        assert f"--{name}: {day};" in by_day
        assert f"--{name}: {NIGHT[name]};" in by_night


def _number(sentence: str) -> float:
    found = re.search(r"([\d.]+) km (north|south|east|west)", sentence)
    return float(found[1]) if found else 0.0


def _without_number(sentence: str) -> str:
    return re.sub(r".*?[\d.]+ km (?=north|south|east|west)", "", sentence)
