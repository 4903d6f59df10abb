"""Where the ads are: in towns that the board covers, most of them where most people live."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate
from math import cos, radians

from lamppost.places import cells
from lamppost.places.models import Place

KM_A_DEGREE = 111.2
WITH_PIN = 0.5
LEAST_PEOPLE = 200  # a hamlet of whose size nothing is known still has its ads
SPREAD_KM = 1.2  # of the pins around a town of 10,000; grows with the root of its people
FARTHEST_KM = 12.0


@dataclass(frozen=True)
class Towns:
    """The covered towns, weighted by their people."""

    places: list[Place]
    upto: list[int]  # people in the towns up to and with each

    @classmethod
    def of_board(cls) -> Towns:
        places = list(Place.objects.covered().order_by("pk"))
        return cls(places, list(accumulate(max(one.population, LEAST_PEOPLE) for one in places)))

    def draw(self, many: int, chance: random.Random) -> list[Place]:
        return chance.choices(self.places, cum_weights=self.upto, k=many)


def pin_near(place: Place, chance: random.Random) -> str:
    """The cell of a pin in or by the town; "" for those who set none."""
    if chance.random() >= WITH_PIN:
        return ""
    spread = min(FARTHEST_KM, SPREAD_KM * (max(place.population, 1) / 10_000) ** 0.5)
    north, east = chance.gauss(0, spread), chance.gauss(0, spread)
    lat = max(-89.0, min(89.0, place.latitude + north / KM_A_DEGREE))
    lon = place.longitude + east / (KM_A_DEGREE * cos(radians(lat)))
    return cells.cell_at(lat, lon)
