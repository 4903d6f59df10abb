"""A rectangle of latitudes and longitudes, for searching in and for looking at. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

_DECIMALS = 4  # about 11 m: far finer than a cell, and short in an address


@dataclass(frozen=True)
class Window:
    """From south to north and from west to east, in degrees. Where west is greater than east,
    it runs across the antimeridian."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def read(cls, text: str) -> Window | None:
        """What `write` wrote; None for anything that is no window on the earth."""
        try:
            south, west, north, east = (float(part) for part in text.split(","))
        except ValueError:
            return None
        if not all(isfinite(one) for one in (south, west, north, east)):
            return None
        fits = -90 <= south < north <= 90 and abs(west) <= 180 and abs(east) <= 180
        return cls(south, west, north, east) if fits and west != east else None

    def write(self) -> str:
        """The window in an address: "39.5,-84.6,40.1,-83.8"."""
        numbers = (self.south, self.west, self.north, self.east)
        return ",".join(f"{round(number, _DECIMALS):g}" for number in numbers)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies in it, its edges included."""
        inside = self.south <= latitude <= self.north
        return inside and any(west <= longitude <= east for west, east in self.spans())

    def spans(self) -> tuple[tuple[float, float], ...]:
        """Its longitudes as one span from west to east, or two on either side of the line."""
        if self.west <= self.east:
            return ((self.west, self.east),)
        return ((self.west, 180.0), (-180.0, self.east))


def about(points: Iterable[tuple[float, float]]) -> Window:
    """The smallest window over all points (latitude, longitude), not across the antimeridian."""
    latitudes, longitudes = zip(*points, strict=True)
    return Window(min(latitudes), min(longitudes), max(latitudes), max(longitudes))
