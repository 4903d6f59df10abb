"""What the pin picker's form says: clicks, coordinates, zoom, and what is no choice."""

from __future__ import annotations

import pytest

from lamppost.core.errors import Refused
from lamppost.places.cells import cell_at
from lamppost.places.map_view import cell_from_click
from lamppost.places.picker_map import picker_view
from lamppost.places.pin import Pin, read_pin
from lamppost.places.tests.town_maker import TOWNS, town

KETTERING = town(*TOWNS["kettering"][:7])
PIN = cell_at(39.717, -84.16)


def test_nothing_said_is_no_pin() -> None:
    assert read_pin({}, KETTERING) == Pin(None)


def test_the_pin_it_had_is_kept_and_a_forged_one_is_not() -> None:
    assert read_pin({"cell": PIN, "zoom": "2"}, KETTERING) == Pin(PIN, 2)
    assert read_pin({"cell": "8f2a", "zoom": "-1"}, KETTERING) == Pin(None, 1)


@pytest.mark.parametrize(("name", "size"), [("pin", "wide"), ("pin-narrow", "narrow")])
@pytest.mark.parametrize("had", ["", PIN])
def test_a_click_chooses_by_the_picture_that_was_shown(name: str, size: str, had: str) -> None:
    said = {"cell": had, "zoom": "2", f"{name}.x": "30", f"{name}.y": "200"}
    view = picker_view(KETTERING, had or None, 2, size)
    expected = Pin(cell_from_click(view, 30, 200), 2, is_being_chosen=True)
    assert read_pin(said, KETTERING) == expected


@pytest.mark.parametrize(("x", "y"), [("0", "0"), ("", ""), ("a", "5"), ("-4", "5"), ("²", "5")])
def test_an_enter_key_on_the_picture_or_nonsense_chooses_nothing(x: str, y: str) -> None:
    assert read_pin({"cell": PIN, "pin.x": x, "pin.y": y}, KETTERING) == Pin(PIN)


def test_coordinates_become_a_cell_and_replace_the_pin_it_had() -> None:
    said = {"cell": PIN, "coordinates": "39.75, -84.19"}
    assert read_pin(said, KETTERING) == Pin(cell_at(39.75, -84.19))
    assert read_pin(said | {"look-up": "1"}, KETTERING).is_being_chosen


def test_unreadable_coordinates_are_refused_with_an_example() -> None:
    with pytest.raises(Refused, match=r"39\.75, -84\.19"):
        read_pin({"coordinates": "by the old mill"}, KETTERING)


def test_taking_the_pin_away_and_zooming_show_the_form_again() -> None:
    assert read_pin({"cell": PIN, "unpin": "1"}, KETTERING) == Pin(None, 1, is_being_chosen=True)
    zoomed = read_pin({"cell": PIN, "zoom-to": "2"}, KETTERING)
    assert zoomed == Pin(PIN, 2, is_being_chosen=True)
    assert (zoomed.can_zoom_in, zoomed.can_zoom_out) == (False, True)


@pytest.mark.parametrize("name", ["zoom", "zoom-to", "pin.x"])
def test_number_of_five_thousand_digits_is_taken_for_none(name: str) -> None:
    said = {"pin.x": "5", "pin.y": "5", name: "9" * 5000}
    assert 0 <= read_pin(said, KETTERING).zoom < 3
