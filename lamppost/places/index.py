"""Many towns in memory, for whoever asks "which is the nearest?" thousands of times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lamppost.places.cells import (
    SEARCH_RESOLUTION,
    cell_at,
    cells_within,
    centre,
    distance_km,
)
from lamppost.places.models import Place

_SMALL_RESOLUTION = 7  # about 2.4 km across: one answer's candidates serve all points in it
_SMALL_REACH_KM = 1.8  # farther than any corner of such a cell lies from its centre
_FIRST_LOOK_KM = 10.0


class PlaceIndex:
    """Towns by H3 cell. Build it once for a long job and drop it: it does not follow changes.

    An answer near an earlier one costs a few comparisons, about 5 microseconds.
    """

    def __init__(self, places: Iterable[Place], *, within_km: float = 50) -> None:
        self.within_km = within_km
        self._by_cell: dict[str, list[Place]] = defaultdict(list)
        self._candidates: dict[str, list[Place]] = {}
        for place in places:
            cell = cell_at(place.latitude, place.longitude, SEARCH_RESOLUTION)
            self._by_cell[cell].append(place)

    @classmethod
    def of_covered(cls, *, within_km: float = 50) -> PlaceIndex:
        """An index of all places that the board covers."""
        return cls(Place.objects.covered(), within_km=within_km)

    def nearest(self, lat: float, lon: float) -> Place | None:
        """The place whose centre is nearest, or None if none is within `within_km`."""
        cell = cell_at(lat, lon, _SMALL_RESOLUTION)
        if cell not in self._candidates:
            self._candidates[cell] = self._near_cell(cell)
        best = min(
            ((_km(place, lat, lon), place.pk, place) for place in self._candidates[cell]),
            default=None,
        )
        return best[2] if best and best[0] <= self.within_km else None

    def near(self, lat: float, lon: float, km: float) -> list[Place]:
        """All places within the distance, nearest first."""
        cells = cells_within(lat, lon, km)
        found = [place for cell in cells for place in self._by_cell.get(cell, ())]
        parted = sorted((_km(place, lat, lon), place.pk, place) for place in found)
        return [place for away, _pk, place in parted if away <= km]

    def _near_cell(self, cell: str) -> list[Place]:
        """Every place that can be the nearest to some point of the cell.

        If the nearest to the centre is d away, no point of the cell has its nearest farther
        than d and two reaches from the centre.
        """
        lat, lon = centre(cell)
        look_km, farthest_km = _FIRST_LOOK_KM, self.within_km + _SMALL_REACH_KM
        while True:
            look_km = min(look_km, farthest_km)
            found = self.near(lat, lon, look_km)
            if found:
                return self.near(lat, lon, _km(found[0], lat, lon) + 2 * _SMALL_REACH_KM)
            if look_km == farthest_km:
                return []
            look_km *= 2


def _km(place: Place, lat: float, lon: float) -> float:
    return distance_km(lat, lon, place.latitude, place.longitude)
