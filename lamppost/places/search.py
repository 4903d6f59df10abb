"""Towns by what people type, and by where they stand."""

from __future__ import annotations

from itertools import islice
from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Q

from lamppost.core.text import fold
from lamppost.places.cells import distance_km
from lamppost.places.models import Place, PlaceName, PlaceQuerySet, label_of
from lamppost.places.regions import country_name
from lamppost.places.spelling import Reading, readings
from lamppost.places.window import Window

Point = tuple[float, float]

LONGEST_QUESTION = 60  # characters; the longest name in the gazetteer has 79, few have 40
# So few letters begin some other spelling of nearly every city, so those are not looked at.
_SHORTEST_OTHER_SPELLING = 3
_POOL = 60  # candidates of one kind that are weighed against each other
_FELT_DISTANCE_KM = 50.0  # at which a town counts half as much as the same town at hand
_FELT_POPULATION = 500  # so that villages of unknown size are weighed by distance too
_KM_PER_DEGREE = 111.19
_NARROW_DEGREES = 6.0  # from south to north: a window with some thousand towns at most
_TOWN_FROM_AFAR = 5000  # people: smaller places are not looked through for a wider window
_LAST_CHARACTER = "\U0010ffff"


def suggest(text: str, near: Point | None = None, limit: int = 8) -> list[Place]:
    """Places that the text may mean: exact names first, then by population (and nearness)."""
    found: dict[int, Place] = {}
    for reading in readings(text[:LONGEST_QUESTION]):
        for place in _meant(reading, near, limit):
            found.setdefault(place.pk, place)
        if len(found) >= limit:
            break
    return list(islice(found.values(), limit))


def find_place(text: str, near: Point | None = None) -> Place | None:
    """The one place that a submitted text means: its label, else the likeliest match."""
    return _labelled(text) or next(iter(suggest(text, near, limit=1)), None)


def nearest_place(lat: float, lon: float, within_km: float = 50) -> Place | None:
    """The place whose centre is nearest. For many questions in a row build a `PlaceIndex`."""
    return next(iter(places_near(lat, lon, within_km)), None)


def places_near(lat: float, lon: float, km: float) -> list[Place]:
    """Covered places within the distance, nearest first."""
    box = Place.objects.covered().filter(_in_box(lat, lon, km))
    away = [(distance_km(lat, lon, place.latitude, place.longitude), place) for place in box]
    inside = [pair for pair in away if pair[0] <= km]
    return [place for _km, place in sorted(inside, key=lambda pair: (pair[0], pair[1].pk))]


def towns_around(lat: float, lon: float, km: float) -> list[Place]:
    """Covered places within the distance, the most populous first: what a map should name."""
    return sorted(places_near(lat, lon, km), key=lambda place: (-place.population, place.pk))


class TownSeen(NamedTuple):
    """As much of a place as a map says. Hundreds of whole rows would cost milliseconds."""

    name: str
    latitude: float
    longitude: float
    beside: str
    region_name: str
    country: str

    @property
    def label(self) -> str:
        return label_of(self.name, self.beside, self.region_name or country_name(self.country))


def towns_in(window: Window, most: int) -> list[TownSeen]:
    """The most populous covered places of a window, the largest first: what a map of it names."""
    inside = _in_window(window)
    if window.north - window.south > _NARROW_DEGREES:
        places = Place.objects.covered().filter(inside, population__gte=_TOWN_FROM_AFAR)
        places = places.order_by("-population", "pk")
    else:
        # Said so that no index by population is of use: SQLite would walk through all towns of
        # the board in that order, instead of sorting the few hundred of the window.
        places = Place.objects.exclude(is_covered=False).filter(inside)
        places = places.order_by(F("population") * -1, "pk")
    return list(map(TownSeen._make, places.values_list(*TownSeen._fields)[:most]))


def _in_window(window: Window) -> Q:
    across = Q()
    for span in window.spans():
        across |= Q(longitude__range=span)
    return Q(latitude__range=(window.south, window.north)) & across


def _meant(reading: Reading, near: Point | None, limit: int) -> list[Place]:
    """Three kinds of match, better kinds first; a worse kind is asked for only if needed."""
    places = _in_regions(reading)
    found = _weighed([places.filter(folded__in=reading.ways)], near)
    kinds = [[_begins("folded", reading.ways), _names(reading.ways, exactly=True)]]
    if len(reading.ways[0]) >= _SHORTEST_OTHER_SPELLING:
        kinds.append([_names(reading.ways, exactly=False)])
    for kind in kinds:
        if len(found) < limit:
            found |= _weighed([places.filter(question) for question in kind], near)
    return list(found)[:limit]


def _weighed(questions: list[PlaceQuerySet], near: Point | None) -> dict[Place, None]:
    """The answers to all questions as an ordered set, the weightiest first."""
    pool = {place for asked in questions for place in asked.order_by("-population")[:_POOL]}
    return dict.fromkeys(sorted(pool, key=lambda place: (-_weight(place, near), place.pk)))


def _weight(place: Place, near: Point | None) -> float:
    if near is None:
        return float(place.population)
    felt = distance_km(*near, place.latitude, place.longitude) / _FELT_DISTANCE_KM
    return (place.population + _FELT_POPULATION) / (1 + felt**2)


def _in_regions(reading: Reading) -> PlaceQuerySet:
    places = Place.objects.covered()
    if reading.regions is None:
        return places
    asked = Q()
    for country, region in reading.regions:
        asked |= Q(country=country, region=region) if region else Q(country=country)
    return places.filter(asked)


def _names(ways: tuple[str, ...], *, exactly: bool) -> Q:
    """Whether another spelling of the place is, or begins with, one of the ways."""
    asked = Q(folded__in=ways) if exactly else _begins("folded", ways)
    return Q(pk__in=PlaceName.objects.filter(asked).values("place"))


def _begins(field: str, ways: tuple[str, ...]) -> Q:
    """A question for a beginning that each database answers from an index.

    PostgreSQL keeps an index for LIKE beside every indexed text; SQLite's LIKE ignores case
    and with it the index, but its text is in byte order, so that a range says the same.
    """
    asked = Q()
    for way in ways:
        if connection.vendor == "sqlite":
            asked |= Q((f"{field}__gte", way), (f"{field}__lt", way + _LAST_CHARACTER))
        else:
            asked |= Q((f"{field}__startswith", way))
    return asked


def _labelled(text: str) -> Place | None:
    folded = fold(text)
    for reading in readings(text):
        for place in _in_regions(reading).filter(folded__in=reading.ways):
            if fold(place.label) == folded:
                return place
    return None


def _in_box(lat: float, lon: float, km: float) -> Q:
    """The degrees that surely hold the disc; a box may run across the date line."""
    high = km / _KM_PER_DEGREE
    wide = _degrees_wide(lat, high)
    inside = Q(latitude__range=(lat - high, lat + high))
    if wide >= 180:
        return inside
    west, east = lon - wide, lon + wide
    across = Q(longitude__gte=west + 360) if west < -180 else Q()
    across |= Q(longitude__lte=east - 360) if east > 180 else Q()
    return inside & (Q(longitude__range=(west, east)) | across)


def _degrees_wide(lat: float, high: float) -> float:
    """Half the width of a box round a disc; near a pole the disc reaches every longitude."""
    if abs(lat) + high >= 90:
        return 180.0
    return degrees(asin(sin(radians(high)) / cos(radians(lat))))
