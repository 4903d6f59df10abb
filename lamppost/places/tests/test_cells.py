"""Cells: where a point falls, and that a search by distance misses none."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lamppost.places.cells import (
    EARTH_RADIUS_KM,
    PIN_RESOLUTION,
    SEARCH_RESOLUTION,
    boundary,
    cell_at,
    cells_within,
    centre,
    distance_km,
    is_pin,
    parent,
)

latitudes = st.floats(-85, 85)
longitudes = st.floats(-180, 180)


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so far away in a direction (radians): the direct problem on a sphere."""
    phi, angle = radians(lat), km / EARTH_RADIUS_KM
    there = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(bearing))
    turn = atan2(sin(bearing) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(there))
    return degrees(there), (lon + degrees(turn) + 180) % 360 - 180


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((39.75895, -84.19161), (39.75895, -84.19161), 0),
        ((39.75895, -84.19161), (39.6895, -84.16883), 7.97),
        ((52.52, 13.405), (48.8566, 2.3522), 877.46),
        ((0, 179.9), (0, -179.9), 22.24),
        ((90, 0), (-90, 0), pi * EARTH_RADIUS_KM),
    ],
)
def test_distance_is_the_great_circle(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, abs=0.02)


@settings(max_examples=60, deadline=None)
@given(latitudes, longitudes, st.floats(0, 80), st.floats(0, 1), st.floats(0, 2 * pi))
def test_every_point_of_the_disc_is_covered_by_its_cell_and_by_its_pins_parent(
    lat: float, lon: float, km: float, part: float, bearing: float
) -> None:
    point = moved(lat, lon, km * part, bearing)
    cells = cells_within(lat, lon, km)
    assert cell_at(*point, SEARCH_RESOLUTION) in cells
    assert parent(cell_at(*point), SEARCH_RESOLUTION) in cells


@settings(max_examples=40, deadline=None)
@given(latitudes, longitudes, st.floats(0, 80))
def test_no_cell_is_searched_that_lies_well_outside_of_the_disc(
    lat: float, lon: float, km: float
) -> None:
    for cell in cells_within(lat, lon, km):
        nearest_km = min(distance_km(lat, lon, *corner) for corner in boundary(cell))
        assert nearest_km <= km + 13  # no cell of this size has a longer edge


def test_a_search_of_25_km_looks_at_few_cells() -> None:
    assert len(cells_within(39.75895, -84.19161, 25)) <= 24


@given(latitudes, longitudes)
def test_the_centre_of_a_cell_lies_in_it(lat: float, lon: float) -> None:
    cell = cell_at(lat, lon)
    assert cell_at(*centre(cell)) == cell


@pytest.mark.parametrize("text", ["", "zz", "Dayton", "85", cell_at(39.7, -84.1, 5), "0" * 15, "é"])
def test_what_is_no_pin_sized_cell_is_not_taken_for_one(text: str) -> None:
    assert not is_pin(text)
    assert is_pin(cell_at(39.7, -84.1, PIN_RESOLUTION))


def test_pin_has_one_spelling() -> None:
    cell = cell_at(39.717, -84.16)
    assert is_pin(cell)
    for other in (cell.upper(), f"0x{cell}", f" {cell}", "9" * 5000, f"{cell}\n"):
        assert not is_pin(other)
