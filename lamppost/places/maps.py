"""The map of one ad, ready for a page: gathers what `pin_map` draws."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lamppost.places.cells import centre
from lamppost.places.models import Place
from lamppost.places.pin_map import lit_cell_svg
from lamppost.places.search import towns_around

_IN_SIGHT_KM = 10.0  # from the middle to a corner of the widest view, and a little more


def ad_map(cell: str, place: Place) -> SafeString:
    """Where the ad is, as inline SVG. cell: its pin, "" if none was dropped."""
    return _drawn(cell, place, settings.DISTANCE_UNIT, get_language())


# Drawing takes half of an ad's page, and most ads of a board stand in its few towns. Some 8 kB
# each. Towns that a host adds are on the maps once the board has been started again.
@lru_cache(maxsize=500)
def _drawn(cell: str, place: Place, unit: str, language: str | None) -> SafeString:
    lat, lon = centre(cell) if cell else (place.latitude, place.longitude)
    towns = towns_around(lat, lon, _IN_SIGHT_KM)
    return lit_cell_svg(cell or None, place, towns, unit=unit)


forget_maps = _drawn.cache_clear
