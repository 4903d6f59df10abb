"""Tells apart places that would read alike. Pure but for the model class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lamppost.places.index import PlaceIndex
from lamppost.places.models import Place

_TOLD_BY_KM = 60.0  # farther off, a larger town's name would not help anybody


def tell_apart(places: Iterable[Place], towns: PlaceIndex) -> None:
    """Sets `beside` on every place but the largest among those with one label.

    A town of any size need not know that a village shares its name; the village is
    called by the largest town near it that no namesake took first.
    """
    alike: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        alike[place.folded, place.where].append(place)
    for group in alike.values():
        taken = {group[0].folded}
        for place in sorted(group, key=lambda one: (-one.population, one.pk))[1:]:
            place.beside = _landmark(place, towns, taken)
            taken.add(place.beside)


def _landmark(place: Place, towns: PlaceIndex, taken: set[str]) -> str:
    near = towns.near(place.latitude, place.longitude, _TOLD_BY_KM)
    named = [town for town in near if town.folded != place.folded and town.name not in taken]
    # Size speaks for a landmark, distance against it.
    best = max(named, key=lambda town: _fame(place, town), default=None)
    return best.name if best else ""


def _fame(place: Place, town: Place) -> float:
    away = abs(place.latitude - town.latitude) + abs(place.longitude - town.longitude)
    return town.population / (0.05 + away) ** 2
