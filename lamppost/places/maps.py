"""The map of one ad, ready for a page: gathers what `pin_map` draws."""

from __future__ import annotations

from django.conf import settings
from django.utils.safestring import SafeString

from lamppost.places.cells import centre
from lamppost.places.models import Place
from lamppost.places.pin_map import lit_cell_svg
from lamppost.places.search import towns_around

_IN_SIGHT_KM = 10.0  # from the middle to a corner of the widest view, and a little more


def ad_map(cell: str, place: Place) -> SafeString:
    """Where the ad is, as inline SVG. cell: its pin, "" if none was dropped."""
    lat, lon = centre(cell) if cell else (place.latitude, place.longitude)
    towns = towns_around(lat, lon, _IN_SIGHT_KM)
    return lit_cell_svg(cell or None, place, towns, unit=settings.DISTANCE_UNIT)
