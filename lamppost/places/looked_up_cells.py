"""Which cells a search looks up: those that surely cover its circle or its piece of a map."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin

from lamppost.places import cells
from lamppost.places.cell_numbers import AREA_KM2, number_of

_FINENESSES = (5, 3)  # of which ads have tokens: see board/search/tokens.py
_KM_A_DEGREE = 111.195
_MOST = 80  # more cells are dearer to look up than rows are to compare


@lru_cache(maxsize=4_096)
def numbers_within(lat: float, lon: float, km: float, fineness: int) -> tuple[int, ...]:
    """The cells around a circle, smallest number first; kept, since people ask around towns."""
    covering = cells.cells_within(lat, lon, km, fineness)
    return tuple(sorted(number_of(cell) for cell in covering))


@lru_cache(maxsize=1_024)
def numbers_across(
    south: float,
    west: float,
    north: float,
    east: float,
    finenesses: tuple[int, ...] = _FINENESSES,
) -> tuple[int, ...] | None:
    """The cells of a search that cover a window (west > east crosses the 180th meridian), of
    the finest resolution that needs few; None for a window so wide that none does."""
    width = (east - west) % 360 or 360.0  # the whole way around, and not none of it
    height = sin(radians(north)) - sin(radians(south))
    area = cells.EARTH_RADIUS_KM**2 * radians(width) * height
    for fineness in finenesses:
        if area / AREA_KM2[fineness] <= _MOST / 2:
            return _across(south, west, north, width, fineness)
    return None


def _across(
    south: float, west: float, north: float, width: float, fineness: int
) -> tuple[int, ...]:
    def may_touch(cell: str) -> bool:
        lat, lon, reach_km = cells.extent(cell)
        reach = reach_km / _KM_A_DEGREE
        if not south - reach <= lat <= north + reach:
            return False
        across = reach / max(0.01, cos(radians(min(89.0, abs(lat) + reach))))
        return (lon - west + across) % 360 <= width + 2 * across

    start = cells.cell_at((south + north) / 2, west + width / 2, fineness)
    found = cells.spread(start, may_touch)
    return tuple(sorted(number_of(cell) for cell in found))
