"""A click on the map: whatever was drawn under it is what is chosen."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lamppost.places.cells import PIN_RESOLUTION, cell_at
from lamppost.places.map_view import MapView, cell_from_click
from lamppost.places.picker_map import METRES_PER_PX, SIZES

views = st.builds(
    lambda lat, lon, size, scale: MapView(lat, lon, size[0], size[1], scale),
    st.floats(-70, 70),
    st.floats(-180, 180),
    st.sampled_from(sorted(SIZES.values())),
    st.sampled_from(METRES_PER_PX),
)
parts = st.floats(0, 1)


@settings(max_examples=40, deadline=None)
@given(views, parts, parts)
def test_a_click_chooses_the_hexagon_that_is_drawn_under_it(
    view: MapView, across: float, down: float
) -> None:
    x, y = across * view.width_px, down * view.height_px
    drawn = [cell for cell in view.cells(PIN_RESOLUTION) if holds(view.outline(cell), x, y)]
    near_an_edge = any(
        cell_from_click(view, x + right, y + below) != cell_from_click(view, x, y)
        for right, below in ((1, 0), (-1, 0), (0, 1), (0, -1))
    )
    assume(not near_an_edge)  # outlines are drawn to a tenth of a pixel
    assert drawn == [cell_from_click(view, x, y)]


@given(views, parts, parts)
def test_a_pixel_comes_back_from_its_degrees(view: MapView, across: float, down: float) -> None:
    x, y = across * view.width_px, down * view.height_px
    assert view.to_px(*view.to_degrees(x, y)) == pytest.approx((x, y), abs=1e-3)


@given(views, st.integers(0, 640), st.integers(0, 440))
def test_a_click_chooses_the_cell_that_contains_its_point(view: MapView, x: int, y: int) -> None:
    assert cell_from_click(view, x, y) == cell_at(*view.to_degrees(x, y))


def test_north_is_up_and_a_kilometre_is_as_long_as_the_scale_says() -> None:
    view = MapView(39.75895, -84.19161, 640, 440, 10)
    x, y = view.to_px(39.75895 + 1 / 111.195, -84.19161)
    assert (x, y) == pytest.approx((320, 220 - 100), abs=0.1)


def holds(outline: str, x: float, y: float) -> bool:
    """Whether a closed path holds a point: crossings of a ray to the right, counted."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", outline)]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    inside = False
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
