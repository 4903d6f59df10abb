"""Towns for the tests of this room: true ones, few, and with their other spellings."""

from __future__ import annotations

from lamppost.core.text import fold
from lamppost.places.models import Place, PlaceName
from lamppost.places.regions import region_name
from lamppost.places.spelling import kept_ways

# id, name, country, region, latitude, longitude, population, other spellings
TOWNS = {
    "dayton": (4509884, "Dayton", "US", "OH", 39.75895, -84.19161, 135_512, ["DAY", "Venice"]),
    "dayton_nv": (5502914, "Dayton", "US", "NV", 39.23714, -119.59295, 8964, []),
    "kettering": (4515843, "Kettering", "US", "OH", 39.6895, -84.16883, 55_525, []),
    "daytona": (4152872, "Daytona Beach", "US", "FL", 29.21081, -81.02283, 64_621, []),
    "venice": (4176380, "Venice", "US", "FL", 27.09978, -82.45426, 22_211, []),
    "saint_paul": (5045360, "Saint Paul", "US", "MN", 44.94441, -93.09327, 303_176, ["St. Paul"]),
    "st_louis": (4407066, "St. Louis", "US", "MO", 38.62727, -90.19789, 315_685, []),
    "fort_wayne": (4920423, "Fort Wayne", "US", "IN", 41.1306, -85.12886, 260_326, []),
    "koln": (2886242, "Köln", "DE", "07", 50.93333, 6.95, 1_024_621, ["Cologne", "Colonia"]),
    "springfield_mo": (4409896, "Springfield", "US", "MO", 37.21533, -93.29824, 169_176, []),
    "springfield_oh": (4525353, "Springfield", "US", "OH", 39.92423, -83.80882, 58_662, []),
}


def make_towns(*names: str) -> dict[str, Place]:
    """These towns, or all, in the database with every way of writing them."""
    return {name: make_town(*TOWNS[name]) for name in names or TOWNS}


def make_town(
    number: int,
    name: str,
    country: str = "US",
    region: str = "OH",
    latitude: float = 39.7,
    longitude: float = -84.1,
    population: int = 1000,
    spellings: list[str] | None = None,
) -> Place:
    place = town(number, name, country, region, latitude, longitude, population)
    place.save()
    ways = {way for text in [name, *(spellings or [])] for way in kept_ways(text)}
    PlaceName.objects.bulk_create(
        PlaceName(place=place, folded=way) for way in ways - {place.folded}
    )
    return place


def town(
    number: int,
    name: str,
    country: str = "US",
    region: str = "OH",
    latitude: float = 39.7,
    longitude: float = -84.1,
    population: int = 1000,
) -> Place:
    """A town in memory only."""
    return Place(
        id=number,
        name=name,
        folded=fold(name),
        country=country,
        region=region,
        region_name=region_name(country, region),
        latitude=latitude,
        longitude=longitude,
        population=population,
    )
