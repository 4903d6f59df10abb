"""The projection of the map of a search, from a continent to a town."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.places.mercator import (
    CLOSEST,
    FARTHEST,
    MARGIN_PX,
    MercatorView,
    from_square,
    tiles_of,
    to_square,
    view_of,
    view_over,
)
from lamppost.places.window import Window

views = st.builds(
    view_of,
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.floats(FARTHEST, CLOSEST),
    st.sampled_from([288, 700, 1120, 1600]),
    st.sampled_from([300, 448]),
)
shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("lat", "lon", "tile"),
    [
        (0, -180, (0, 32)),
        (51.5, -0.12, (31, 21)),
        (-33.87, 151.2, (58, 38)),
        (39.76, -84.19, (17, 24)),
    ],
)
def test_square_is_that_of_web_tiles(lat: float, lon: float, tile: tuple[int, int]) -> None:
    x, y = to_square(lat, lon)
    assert (int(x * 64), int(y * 64)) == tile


@given(lat=st.floats(-85, 85), lon=st.floats(-179.99, 179.99))
def test_degrees_come_back_from_the_square(lat: float, lon: float) -> None:
    assert from_square(*to_square(lat, lon)) == pytest.approx((lat, lon), abs=1e-9)


@given(view=views, right=shares, down=shares)
def test_pixels_come_back_from_degrees(view: MercatorView, right: float, down: float) -> None:
    spot = (right * view.width_px, down * view.height_px)
    lat, lon = view.to_degrees(*spot)
    assert view.to_px(lat, lon) == pytest.approx(spot, abs=0.01)


@given(view=views, right=shares, down=shares)
def test_window_holds_what_the_picture_shows(view: MercatorView, right: float, down: float) -> None:
    inner = (right * (view.width_px - 2) + 1, down * (view.height_px - 2) + 1)
    assert view.window.holds(*view.to_degrees(*inner))


@given(view=views)
def test_picture_shows_nothing_beyond_the_poles(view: MercatorView) -> None:
    top, bottom = to_square(85.0511287, 0)[1], to_square(-85.0511287, 0)[1]
    assert view.square_to_px(0, top)[1] <= 1
    assert view.square_to_px(0, bottom)[1] >= view.height_px - 1


@given(
    south=st.floats(-60, 55),
    high=st.floats(0.2, 25),
    west=st.floats(-180, 180),
    wide=st.floats(0.2, 50),
)
def test_view_over_a_window_shows_its_corners(
    south: float, high: float, west: float, wide: float
) -> None:
    east = (west + wide + 180) % 360 - 180
    view = view_over(Window(south, west, south + high, east), 1120, 448)
    for lat in (south, south + high):
        for lon in (west, east):
            assert view.shows(*view.to_px(lat, lon), margin=-1)


def test_metre_is_a_metre_in_the_middle() -> None:
    view = view_of(39.76, -84.19, 9, 1120, 448)
    north = view.to_px(39.76 + 0.0899321, -84.19)[1]  # ten kilometres
    assert 224 - north == pytest.approx(10_000 / view.metres_per_px, rel=0.005)


def test_zoom_stops_at_its_ends() -> None:
    assert view_of(0, 0, 99, 300, 300).zoom == CLOSEST
    assert view_of(0, 0, -1, 300, 300).zoom == FARTHEST


def test_move_by_half_a_picture_leads_the_edge_to_the_middle() -> None:
    view = view_of(10, 20, 6, 1000, 400)
    lat, lon = view.to_degrees(1000, 200)
    assert view.moved(right=0.5).to_px(lat, lon) == pytest.approx((500, 200), abs=0.01)


@given(view=views)
def test_tiles_fill_the_picture_and_its_margin(view: MercatorView) -> None:
    tiles = tiles_of(view, 512, range(2, 13))
    assert min(tile.left for tile in tiles) <= -MARGIN_PX
    assert max(tile.left + tile.side for tile in tiles) >= view.width_px + MARGIN_PX
    assert all(0 <= tile.x < 2**tile.level and 0 <= tile.y < 2**tile.level for tile in tiles)
    for tile in tiles:
        assert 512 / 1.5 < tile.side < 512 * 1.5
    assert len(tiles) <= 40


def test_tiles_go_on_across_the_antimeridian() -> None:
    tiles = tiles_of(view_of(-17, 179.9, 7, 1000, 300), 512, range(2, 13))
    assert {0, 63} <= {tile.x for tile in tiles}
