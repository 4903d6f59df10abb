"""A small flat map of a piece of the earth: degrees to pixels and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians

from lamppost.places.cells import EARTH_RADIUS_KM, around, boundary, cell_at, centre

_METRES_PER_DEGREE = radians(1) * EARTH_RADIUS_KM * 1000
_NARROWEST = 0.02  # of a degree's length at the equator: keeps the poles out of a division


@dataclass(frozen=True)
class MapView:
    """A window on the earth, north up. Equirectangular about its centre, so that over the few
    kilometres that it shows, distances are true to a part in a thousand."""

    centre_lat: float
    centre_lon: float
    width_px: int
    height_px: int
    metres_per_px: float

    def to_px(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and from the top; outside of the picture, too."""
        east = (lon - self.centre_lon + 180) % 360 - 180
        x = self.width_px / 2 + east * self._px_per_degree * self._narrowing
        return x, self.height_px / 2 - (lat - self.centre_lat) * self._px_per_degree

    def to_degrees(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel."""
        lat = self.centre_lat - (y - self.height_px / 2) / self._px_per_degree
        east = (x - self.width_px / 2) / (self._px_per_degree * self._narrowing)
        lon = (self.centre_lon + east + 180) % 360 - 180
        return max(-90.0, min(90.0, lat)), lon

    def shows(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether the pixel lies in the picture, so far from its edge (or, below 0, past it)."""
        inside_x = margin <= x <= self.width_px - margin
        return inside_x and margin <= y <= self.height_px - margin

    def reach_km(self) -> float:
        """From the centre to a corner."""
        return hypot(self.width_px, self.height_px) / 2 * self.metres_per_px / 1000

    def cells(self, resolution: int) -> list[str]:
        """The cells that the picture shows, whole or in part, in a steady order."""
        start = cell_at(self.centre_lat, self.centre_lon, resolution)
        found, edge = {start}, [start]
        while edge:
            seen = {cell for known in edge for cell in around(known, 1)} - found
            edge = [cell for cell in seen if self._touches(cell)]
            found.update(edge)
        return sorted(found)

    def outline(self, cell: str) -> str:
        """The cell as the data of an SVG path."""
        corners = (self.to_px(lat, lon) for lat, lon in boundary(cell))
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"

    def outlines(self, cells: Iterable[str]) -> str:
        """Many cells as the data of one path: a tenth of the markup of one path each."""
        return "".join(self.outline(cell) for cell in cells)

    def _touches(self, cell: str) -> bool:
        x, y = self.to_px(*centre(cell))
        corner_x, corner_y = self.to_px(*boundary(cell)[0])
        return self.shows(x, y, margin=-1.3 * hypot(corner_x - x, corner_y - y))

    @cached_property
    def _px_per_degree(self) -> float:
        return _METRES_PER_DEGREE / self.metres_per_px

    @cached_property
    def _narrowing(self) -> float:
        return max(_NARROWEST, cos(radians(self.centre_lat)))


def cell_from_click(view: MapView, x: float, y: float) -> str:
    """The pin-sized cell under a pixel: what a click on the map chooses."""
    return cell_at(*view.to_degrees(x, y))
