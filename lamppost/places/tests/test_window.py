from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.places.window import Window, about

FIJI = Window(-21, 176, -15, -178)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "nan,0,1,1",
        "inf,0,1,1",
        "2,0,1,1",
        "0,0,91,1",
        "0,5,1,5",
    ],
)
def test_what_is_no_window_is_none(text: str) -> None:
    assert Window.read(text) is None


@given(text=st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    Window.read(text)


def test_written_window_is_read_again() -> None:
    window = Window(39.5, -84.6123, 40.1, -83.8)
    assert window.write() == "39.5,-84.6123,40.1,-83.8"
    assert Window.read(window.write()) == window


@pytest.mark.parametrize(
    ("lat", "lon", "is_in"),
    [(-18, 178, True), (-18, -179, True), (-18, 180, True), (-18, 0, False), (-10, 178, False)],
)
def test_window_across_the_antimeridian_holds_both_sides(
    lat: float, lon: float, is_in: bool
) -> None:
    assert FIJI.holds(lat, lon) is is_in


def test_window_about_points_is_the_smallest() -> None:
    assert about([(1, 5), (3, -2), (2, 0)]) == Window(1, -2, 3, 5)
