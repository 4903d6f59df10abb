"""Which H3 cells a map shows, and how fine they should be. Pure."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import h3.api.basic_int as h3

from lamppost.places.cell_numbers import AREA_KM2
from lamppost.places.mercator import LIMIT, MercatorView
from lamppost.places.window import Window

FINENESSES = range(1, 9)  # from a quarter of a continent to a pin
MOST_CELLS = 300  # that a map shows: more could hardly be read as a list
_LEAST_PX = 1500  # of a cell on the map: a thumb hits it, and a number has room in it
_ROOM = 1.4  # of the mean area: some cells are smaller, and the edges are cut through
# Cells end in arcs of great circles, windows in straight lines of degrees: a window is taken a
# little larger, so that no cell falls between the two.
_OVERLAP = 0.04
_WIDEST = 60.0  # degrees: H3 takes a wider shape for the rest of the earth


def fineness_for(view: MercatorView) -> int:
    """The finest cells that are large enough, and of which it shows at most about `MOST_CELLS`."""
    px = view.width_px * view.height_px
    most = min(MOST_CELLS, px / _LEAST_PX)
    area = px * (view.metres_per_px / 1000) ** 2
    fitting = [one for one in FINENESSES if area * _ROOM <= AREA_KM2[one] * most]
    return fitting[-1] if fitting else FINENESSES[0]


def cells_in(window: Window, fineness: int) -> frozenset[int]:
    """The cells that cover the window, and some at its edges that only lie close to it.

    Some 0.4 ms for a window of a hundred cells, as `fineness_for` chooses them.
    """
    high = (window.north - window.south) * _OVERLAP
    south, north = max(-LIMIT, window.south - high), min(LIMIT, window.north + high)
    return frozenset().union(
        *(
            _piece(south, start, north, end, fineness)
            for west, east in window.spans()
            for start, end in _strips(west, east)
        )
    )


def _strips(west: float, east: float) -> list[tuple[float, float]]:
    """The width in parts, each a little larger, within one turn of the earth."""
    count = max(1, ceil((east - west) / _WIDEST))
    wide = (east - west) / count
    more = wide * _OVERLAP
    return [
        (max(-180.0, west + n * wide - more), min(180.0, west + (n + 1) * wide + more))
        for n in range(count)
    ]


@lru_cache(maxsize=256)
def _piece(south: float, west: float, north: float, east: float, fineness: int) -> frozenset[int]:
    corners = [(north, west), (north, east), (south, east), (south, west)]
    shape = h3.LatLngPoly(corners)
    return frozenset(h3.h3shape_to_cells_experimental(shape, fineness, contain="overlap"))


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
