"""Distances as people on this board measure them."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

KM_PER_MILE = 1.609344


def show_distance(km: float) -> str:
    """ "6 km", "1.2 km", "under 1 km": never finer than what a cell tells."""
    is_miles = settings.DISTANCE_UNIT == "mi"
    value = km / KM_PER_MILE if is_miles else km
    shown = f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")
    if value < 1:
        return _("under 1 mile") if is_miles else _("under 1 km")
    unit = _("%(number)s mi") if is_miles else _("%(number)s km")
    return unit % {"number": shown}


def to_km(value: float) -> float:
    return value * KM_PER_MILE if settings.DISTANCE_UNIT == "mi" else value


def show_radius(value: int) -> str:
    """A whole number in the board's own unit: "25 km"."""
    unit = _("%(number)s mi") if settings.DISTANCE_UNIT == "mi" else _("%(number)s km")
    return unit % {"number": value}
