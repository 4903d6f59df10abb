"""Coordinates as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.places.coordinates import parse_coordinates

DAYTON = (39.75, -84.19)


@pytest.mark.parametrize(
    "text",
    [
        "39.75, -84.19",
        "39.75 -84.19",
        "  39.75;-84.19 ",
        "(39.75, -84.19)",
        "+39.75, −84.19",
        "39,75; -84,19",
        "39,75 -84,19",
        "39,75, -84,19",
        "geo:39.75,-84.19",
        "GEO:39.75,-84.19?z=17",
        "geo:39.75,-84.19,120;u=35",
        "39.75° N, 84.19° W",
        "N 39.75° W 84.19°",
        "39.75°, -84.19°",
        "84.19°W 39.75°N",
        "39°45'N 84°11.4'W",
        "39°45′0″N 84°11′24″W",
        "39° 45' 00.0\" N, 84° 11' 24\" W",
        "39°45'0''n 84°11'24''w",
        "https://www.openstreetmap.org/?mlat=39.75&mlon=-84.19#map=17/1.5/2.5",
        "https://www.openstreetmap.org/#map=17/39.75/-84.19",
        "https://www.openstreetmap.org/#map=17.32/39.75/-84.19&layers=N",
        "https://maps.example.com/?q=39.75,-84.19",
        "https://maps.example.com/?q=loc:39.75+-84.19",
        "https://maps.example.com/maps?z=3&q=39.75%2C-84.19",
        "https://maps.example.com/maps/@39.75,-84.19,17z",
        "https://maps.example.com/maps/place/X/@1.0,2.0,17z/data=!3d39.75!4d-84.19",
        "https://maps.example.com/?ll=39.75,-84.19&q=Cafe",
        "https://maps.example.com/?api=1&destination=39.75%2C%20-84.19",
    ],
)
def test_a_position_is_read(text: str) -> None:
    assert parse_coordinates(text) == pytest.approx(DAYTON)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dayton, Ohio",
        "39.75",
        "91, 10",
        "10, 181",
        "39.75, -84.19, 12",
        "45402",
        "937-555-0142",
        "39.75° N, 84.19° N",
        "84.19° W, 39.75° E",
        "39°75'N 84°11'W",
        "N 39° S, 84° W",
        "https://example.com/",
        "https://example.com/?q=Dayton",
        "https://example.com/?q=99,99999",
        "1e1, 1e1",
        "nan, nan",
    ],
)
def test_what_is_no_position_gives_none(text: str) -> None:
    assert parse_coordinates(text) is None


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["{:.5f}, {:.5f}", "geo:{:.5f},{:.5f}", "https://example.org/#map=12/{:.5f}/{:.5f}", "https://example.org/@{:.5f},{:.5f},12z"]))  # fmt: skip  # noqa: E501
def test_any_position_is_read_back_from_any_form(lat: float, lon: float, form: str) -> None:
    assert parse_coordinates(form.format(lat, lon)) == pytest.approx((lat, lon), abs=1e-5)


@given(st.floats(0, 89.9), st.floats(0, 179.9), st.sampled_from("NS"), st.sampled_from("EW"))
def test_any_position_is_read_back_from_degrees_and_minutes(
    lat: float, lon: float, north: str, east: str
) -> None:
    def said(angle: float) -> str:
        return f"{int(angle)}°{(angle - int(angle)) * 60:.4f}'".replace("60.0000'", "59.9999'")

    point = parse_coordinates(f"{said(lat)}{north} {said(lon)}{east}")
    signed = (lat if north == "N" else -lat, lon if east == "E" else -lon)
    assert point == pytest.approx(signed, abs=1e-4)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    point = parse_coordinates(text)
    assert point is None or (abs(point[0]) <= 90 and abs(point[1]) <= 180)
