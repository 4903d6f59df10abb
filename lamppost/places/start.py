"""Where a map of the whole board begins."""

from __future__ import annotations

from math import cos, degrees, radians

from lamppost.places.cells import EARTH_RADIUS_KM
from lamppost.places.models import Place
from lamppost.places.window import Window, about

_TOWNS, _OUTLIERS = 100, 4  # of a hundred towns the four on each side are left out: Honolulu, say
_EARTH = Window(-50, -170, 70, 170)
_LEAST_DEGREES = 0.5  # on each side of a single town


def covered_window() -> Window:
    """What holds most of the largest towns that the board covers."""
    places = Place.objects.covered().order_by("-population")
    points = list(places.values_list("latitude", "longitude")[:_TOWNS])
    if not points:
        return _EARTH
    cut = _OUTLIERS if len(points) == _TOWNS else 0
    kept = slice(cut, len(points) - cut)
    latitudes, longitudes = (sorted(axis)[kept] for axis in zip(*points, strict=True))
    window = about(zip(latitudes, longitudes, strict=True))
    return Window(
        max(-85.0, window.south - _LEAST_DEGREES),
        max(-180.0, window.west - _LEAST_DEGREES),
        min(85.0, window.north + _LEAST_DEGREES),
        min(180.0, window.east + _LEAST_DEGREES),
    )


def window_around(lat: float, lon: float, km: float) -> Window:
    """The window that a circle just fits into."""
    high = degrees(km / EARTH_RADIUS_KM)
    wide = min(179.0, high / max(0.05, cos(radians(lat))))
    west, east = (lon - wide + 180) % 360 - 180, (lon + wide + 180) % 360 - 180
    return Window(max(-85.0, lat - high), west, min(85.0, lat + high), east)
