"""Where an ad is, in a sentence, for whoever hears the page instead of seeing the map. Pure."""

from __future__ import annotations

from math import atan2, cos, degrees, radians

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.places.cells import centre, distance_km
from lamppost.places.map_parts import Home
from lamppost.places.units import in_unit

_WIDTH_KM = 1.0  # of a pin's cell, as one says it
_NO_DIRECTION_KM = 0.7  # nearer than this, the lit cell holds or touches the town's centre

# Eight sentences, not eight words: languages differ in how they say a direction.
_WHERE = (
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s north of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s north-east of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s east of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s south-east of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s south of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s south-west of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s west of the centre of %(place)s."
    ),
    gettext_lazy(
        "Somewhere in an area about %(wide)s wide, %(away)s north-west of the centre of %(place)s."
    ),
)


def describe(cell: str | None, place: Home, *, unit: str = "km") -> str:
    """The map as a sentence: how wide the area is, and where it lies from the town."""
    if cell is None:
        return _("Somewhere in or around %(place)s.") % {"place": place.label}
    lat, lon = centre(cell)
    away = distance_km(place.latitude, place.longitude, lat, lon)
    wide = in_unit(_WIDTH_KM, unit)
    words = {"place": place.label, "away": in_unit(away, unit), "wide": wide}
    if away < _NO_DIRECTION_KM:
        sentence = _("Somewhere in an area about %(wide)s wide at the centre of %(place)s.")
        return sentence % words
    north = lat - place.latitude
    east = ((lon - place.longitude + 180) % 360 - 180) * cos(radians(lat))
    eighth = round(degrees(atan2(east, north)) / 45) % 8
    return str(_WHERE[eighth]) % words
