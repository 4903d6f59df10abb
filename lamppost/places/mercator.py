"""A map from a continent to a town, in the projection of all web maps. Pure.

Web Mercator (EPSG 3857) as tiles use it: at zoom 0 the earth is a square of 256 pixels, and each
step doubles it. It keeps shapes and bearings everywhere, so that a cell is a hexagon on every
map; areas grow away from the equator.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import asinh, atan, ceil, cos, degrees, floor, log2, pi, radians, sinh, tan

from lamppost.places.cells import EARTH_RADIUS_KM
from lamppost.places.window import Window

TILE_PX = 256
LIMIT = 85.05  # the latitude at which the square ends
FARTHEST, CLOSEST = 3.0, 13.0  # at 3 the earth is wider than any map of ours
MARGIN_PX = 100  # of tiles around a picture: a hand that drags it finds them there
_EQUATOR_M = 2 * pi * EARTH_RADIUS_KM * 1000


def to_square(lat: float, lon: float) -> tuple[float, float]:
    """The point in the square: from 0 in the west to 1, from 0 in the north to 1."""
    lat = max(-LIMIT, min(LIMIT, lat))
    return lon / 360 + 0.5, 0.5 - asinh(tan(radians(lat))) / (2 * pi)


def from_square(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the square, or of its repetition east or west."""
    return degrees(atan(sinh((0.5 - y) * 2 * pi))), (x % 1 - 0.5) * 360


@dataclass(frozen=True)
class MercatorView:
    """What a picture of so many pixels shows, north up."""

    centre_lat: float
    centre_lon: float
    zoom: float
    width_px: int
    height_px: int

    def to_px(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and from the top; outside of the picture, too."""
        return self.square_to_px(*to_square(lat, lon))

    def square_to_px(self, x: float, y: float) -> tuple[float, float]:
        """The same for a point of the square, by the shorter way around the earth."""
        middle_x, middle_y = self._middle
        east = (x - middle_x + 0.5) % 1 - 0.5
        return (
            self.width_px / 2 + east * self.earth_px,
            self.height_px / 2 + (y - middle_y) * self.earth_px,
        )

    def to_degrees(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel."""
        middle_x, middle_y = self._middle
        return from_square(
            middle_x + (x - self.width_px / 2) / self.earth_px,
            max(0.0, min(1.0, middle_y + (y - self.height_px / 2) / self.earth_px)),
        )

    def shows(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether the pixel lies in the picture, so far from its edge (or, below 0, past it)."""
        inside_x = margin <= x <= self.width_px - margin
        return inside_x and margin <= y <= self.height_px - margin

    def with_margin(self, px: int) -> MercatorView:
        """The same, and so much more on each side."""
        wide, high = self.width_px + 2 * px, self.height_px + 2 * px
        return MercatorView(self.centre_lat, self.centre_lon, self.zoom, wide, high)

    @property
    def window(self) -> Window:
        """The degrees that the picture shows."""
        north, west = self.to_degrees(0, 0)
        south, east = self.to_degrees(self.width_px, self.height_px)
        return Window(south, west, north, east)

    @cached_property
    def earth_px(self) -> float:
        """How many pixels it is once around the earth."""
        return float(TILE_PX * 2**self.zoom)

    @property
    def metres_per_px(self) -> float:
        """In the middle of the picture."""
        return _EQUATOR_M * cos(radians(self.centre_lat)) / self.earth_px

    def moved(self, right: float = 0, down: float = 0, closer: float = 0) -> MercatorView:
        """The view after a move by parts of the picture's size, or by steps of zoom."""
        x, y = self.width_px * (0.5 + right), self.height_px * (0.5 + down)
        return view_of(*self.to_degrees(x, y), self.zoom + closer, self.width_px, self.height_px)

    @cached_property
    def _middle(self) -> tuple[float, float]:
        return to_square(self.centre_lat, self.centre_lon)


def view_of(lat: float, lon: float, zoom: float, width_px: int, height_px: int) -> MercatorView:
    """The view nearest to what was asked for, in which nothing but earth is seen."""
    zoom = max(FARTHEST, min(CLOSEST, zoom))
    x, y = to_square(lat, lon)
    half = min(0.5, height_px / 2 / (TILE_PX * 2**zoom))
    lat, lon = from_square(x, max(half, min(1 - half, y)))
    return MercatorView(lat, lon, zoom, width_px, height_px)


def view_over(window: Window, width_px: int, height_px: int) -> MercatorView:
    """The closest view by whole steps of zoom that shows all of a window."""
    left, top = to_square(window.north, window.west)
    right, bottom = to_square(window.south, window.east)
    right += 1 if right < left else 0
    wide, high = max(right - left, 1e-9), max(bottom - top, 1e-9)
    zoom = log2(min(width_px / wide, height_px / high) / TILE_PX)
    lat, lon = from_square((left + right) / 2, (top + bottom) / 2)
    return view_of(lat, lon, float(zoom // 1), width_px, height_px)


@dataclass(frozen=True)
class Tile:
    """A picture of a square of the map, and where in a view it lies."""

    level: int
    x: int
    y: int
    left: float
    top: float
    side: float


def tiles_of(view: MercatorView, tile_px: int, levels: range) -> list[Tile]:
    """The tiles that fill the view and a margin, of the level that is nearest to it in size."""
    level = round(view.zoom + log2(TILE_PX / tile_px))
    level = max(levels[0], min(levels[-1], level))
    count = 2**level
    side = view.earth_px / count
    middle_x, middle_y = to_square(view.centre_lat, view.centre_lon)
    left = view.width_px / 2 - middle_x * view.earth_px
    top = view.height_px / 2 - middle_y * view.earth_px
    wide, high = view.width_px + MARGIN_PX, view.height_px + MARGIN_PX
    across = range(floor((-MARGIN_PX - left) / side), ceil((wide - left) / side))
    down = range(max(0, floor((-MARGIN_PX - top) / side)), min(count, ceil((high - top) / side)))
    return [
        Tile(level, x % count, y, left + x * side, top + y * side, side)
        for y in down
        for x in across
    ]
