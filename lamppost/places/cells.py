"""H3 cells: the hexagons by which the board knows where an ad is, and never more closely.

Source: Uber's H3, version 4 (https://h3geo.org). Cells are its hexadecimal strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

import h3

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG 1980
PIN_RESOLUTION = 8  # about 1 km across: what an ad keeps when its poster drops a pin
SEARCH_RESOLUTION = 5  # about 17 km across: what a search by distance looks cells up in
_CELL = re.compile(r"[0-9a-f]{15}")
# A cell's descendants stick out of it. Over 400 random cells the corner of a res-8 cell lay
# at most 1.061 circumradii from the centre of its res-5 parent.
_OVERHANG = 1.08


def cell_at(lat: float, lon: float, fineness: int = PIN_RESOLUTION) -> str:
    """The cell that the point lies in."""
    return str(h3.latlng_to_cell(lat, lon, fineness))


def centre(cell: str) -> tuple[float, float]:
    """Latitude and longitude of the cell's centre, in degrees."""
    lat, lon = h3.cell_to_latlng(cell)
    return lat, lon


def parent(cell: str, fineness: int) -> str:
    """The coarser cell that the cell belongs to."""
    return str(h3.cell_to_parent(cell, fineness))


def resolution(cell: str) -> int:
    """How fine the cell is: 0 for a continent's part, 15 for a square metre."""
    return int(h3.get_resolution(cell))


def boundary(cell: str) -> tuple[tuple[float, float], ...]:
    """The cell's corners as latitude and longitude, counterclockwise."""
    return tuple(h3.cell_to_boundary(cell))


def around(cell: str, steps: int) -> frozenset[str]:
    """The cell and all cells within so many steps of it."""
    return frozenset(h3.grid_disk(cell, steps))


def is_pin(cell: str) -> bool:
    """Whether the text is a cell of the size that an ad may keep."""
    # h3 also reads capitals, "0x" and blanks, and chokes on what is too long: one spelling only,
    # since cells are compared as texts.
    if not _CELL.fullmatch(cell):
        return False
    return bool(h3.is_valid_cell(cell)) and h3.get_resolution(cell) == PIN_RESOLUTION


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance by the haversine formula (Sinnott 1984), in kilometres."""
    a_phi, b_phi = radians(a_lat), radians(b_lat)
    rise = sin((b_phi - a_phi) / 2) ** 2
    turn = sin(radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(rise + cos(a_phi) * cos(b_phi) * turn)))


def cells_within(
    lat: float, lon: float, km: float, fineness: int = SEARCH_RESOLUTION
) -> frozenset[str]:
    """Search cells that surely cover the disc, whether a point is looked up in its own
    search cell or through the parent of its pin cell; the two can differ at an edge.
    """

    def may_touch(cell: str) -> bool:
        middle_lat, middle_lon, reach_km = extent(cell)
        return distance_km(lat, lon, middle_lat, middle_lon) <= km + reach_km

    return spread(cell_at(lat, lon, fineness), may_touch)


def spread(start: str, fits: Callable[[str], bool]) -> frozenset[str]:
    """A cell and all cells around it that fit and hang together: linear in the cells found."""
    found, edge = {start}, [start]
    while edge:
        seen = {cell for known in edge for cell in h3.grid_disk(known, 1)} - found
        edge = [cell for cell in seen if fits(cell)]
        found.update(edge)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def extent(cell: str) -> tuple[float, float, float]:
    """The cell's centre, and how far from it its points and its descendants' may lie."""
    lat, lon = centre(cell)
    corner_km = max(distance_km(lat, lon, *corner) for corner in boundary(cell))
    return lat, lon, corner_km * _OVERHANG
