"""Distances in the unit that the board's people think in. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

KM_PER_MILE = 1.609344
_LONG = (20, 50, 100, 200, 500, 1000)  # kilometres or miles, for the map of a continent


@dataclass(frozen=True)
class Length:
    """A round length, in metres and in words: "500 m", "2 mi"."""

    metres: float
    words: str


def round_lengths(unit: str) -> list[Length]:
    """Lengths for a scale bar, growing. unit: "km" or "mi"."""
    if unit == "mi":
        feet = [Length(feet * 0.3048, _("%(feet)d ft") % {"feet": feet}) for feet in (500, 1000)]
        return feet + [miles(number) for number in (0.5, 1, 2, 5, 10, *_LONG)]
    metres = [Length(number, _("%(metres)d m") % {"metres": number}) for number in (100, 200, 500)]
    return metres + [kilometres(number) for number in (1, 2, 5, 10, *_LONG)]


def kilometres(number: float) -> Length:
    return Length(number * 1000, _("%(number)g km") % {"number": number})


def miles(number: float) -> Length:
    return Length(number * 1000 * KM_PER_MILE, _("%(number)g mi") % {"number": number})


def in_unit(km: float, unit: str) -> str:
    """A measured distance as people say it: "3.2 km", "12 mi"."""
    number = km / KM_PER_MILE if unit == "mi" else km
    rounded = round(number, 1) if number < 10 else round(number)
    return (miles(rounded) if unit == "mi" else kilometres(rounded)).words
