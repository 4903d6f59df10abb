"""Which H3 cells a map shows, and how fine they should be. Pure.

A piece of the earth has the same cells for ever, so they are worked out once a piece: tiles of
the Mercator square, each so small that a map takes some dozens of them.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

import h3.api.basic_int as h3

from lamppost.places.mercator import LIMIT, MercatorView, from_square, to_square
from lamppost.places.window import Window

FINENESSES = range(1, 9)  # from a quarter of a continent to a pin
MOST_CELLS = 300  # that a map shows: more could hardly be read as a list
_LEAST_PX = 1500  # of a cell on the map: a thumb hits it, and a number has room in it
# Mean area of a cell by fineness, km² (h3geo.org/docs/core-library/restable, 2023).
_AREA_KM2 = {
    1: 609_788.4, 2: 86_801.8, 3: 12_393.4, 4: 1_770.35,
    5: 252.904, 6: 36.129, 7: 5.1613, 8: 0.73733,
}  # fmt: skip
_ROOM = 1.4  # of the mean area: some cells are smaller, and the edges are cut through
# At this zoom a tile of 256 px holds about half a dozen cells of fineness 0; each step of fineness
# is a seventh of the area, and so half of log2(7) steps of zoom.
_TILE_STEP = 1.404
_TILE_START = 1.9
_FARTHEST_TILE = 2
_CORNERS = ((0, 0), (0, 1), (1, 1), (1, 0))
_KEPT_TILES = 2048  # of some 25 cells: about 6 MB when all are in use
# Cells end in arcs of great circles, tiles in straight lines of degrees: a tile is taken a
# little larger, so that no cell falls between the two.
_OVERLAP = 0.04


def fineness_for(view: MercatorView) -> int:
    """The finest cells that are large enough, and of which it shows at most about `MOST_CELLS`."""
    px = view.width_px * view.height_px
    most = min(MOST_CELLS, px / _LEAST_PX)
    area = px * (view.metres_per_px / 1000) ** 2
    fitting = [one for one in FINENESSES if area * _ROOM <= _AREA_KM2[one] * most]
    return fitting[-1] if fitting else FINENESSES[0]


def cells_in(window: Window, fineness: int) -> frozenset[int]:
    """The cells that cover the window, and some at its edges that only lie close to it."""
    zoom = max(_FARTHEST_TILE, round(_TILE_START + _TILE_STEP * fineness))
    count = 2**zoom
    return frozenset().union(
        *(
            _tile(zoom, x, y, fineness)
            for west, east in window.spans()
            for x, y in _tiles(window, west, east, count)
        )
    )


def is_cell(text: str) -> bool:
    """Whether the text is a cell that a map can show, in the one spelling that we write."""
    if len(text) != 15 or not text.isascii() or text.lower() != text:
        return False
    try:
        number = int(text, 16)
    except ValueError:
        return False
    return bool(
        f"{number:x}" == text
        and h3.is_valid_cell(number)
        and h3.get_resolution(number) in FINENESSES
    )


def _tiles(window: Window, west: float, east: float, count: int) -> list[tuple[int, int]]:
    left, top = to_square(window.north, west)
    right, bottom = to_square(window.south, east)
    across = range(floor(left * count), max(floor(left * count) + 1, ceil(right * count)))
    down = range(floor(top * count), max(floor(top * count) + 1, ceil(bottom * count)))
    return [(x, y) for x in across if x < count for y in down if y < count]


@lru_cache(maxsize=_KEPT_TILES)
def _tile(zoom: int, x: int, y: int, fineness: int) -> frozenset[int]:
    points = []
    for right, down in _CORNERS:
        lat, lon = from_square_unwrapped(
            (x + right + _OVERLAP * (2 * right - 1)) / 2**zoom,
            (y + down + _OVERLAP * (2 * down - 1)) / 2**zoom,
        )
        points.append((max(-LIMIT, min(LIMIT, lat)), lon))
    shape = h3.LatLngPoly(points)
    return frozenset(h3.h3shape_to_cells_experimental(shape, fineness, contain="overlap"))


def from_square_unwrapped(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude, kept within one turn of the earth."""
    lat, _lon = from_square(0.5, y)
    return lat, max(-180.0, min(180.0, (x - 0.5) * 360))
