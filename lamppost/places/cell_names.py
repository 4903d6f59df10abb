"""Cells in words: the town that each holds, or where it lies from the next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atan2, cos, degrees, radians

import h3.api.basic_int as h3
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.places.cells import distance_km
from lamppost.places.map_parts import Home
from lamppost.places.units import in_unit

_MOST_RINGS = 4  # cells outwards in which the next town is looked for, before all are compared

# Eight sentences, not eight words: languages differ in how they say a direction.
_WHERE = (
    gettext_lazy("%(away)s north of %(place)s"),
    gettext_lazy("%(away)s north-east of %(place)s"),
    gettext_lazy("%(away)s east of %(place)s"),
    gettext_lazy("%(away)s south-east of %(place)s"),
    gettext_lazy("%(away)s south of %(place)s"),
    gettext_lazy("%(away)s south-west of %(place)s"),
    gettext_lazy("%(away)s west of %(place)s"),
    gettext_lazy("%(away)s north-west of %(place)s"),
)


def name_cells(cells: Iterable[int], towns: Sequence[Home], *, unit: str) -> dict[int, str]:
    """What to call each of some cells of one fineness. towns: the foremost first."""
    cells = list(cells)
    if not cells:
        return {}
    foremost = _foremost(towns, h3.get_resolution(cells[0]))
    return {cell: _name(cell, foremost, towns, unit) for cell in cells}


def _foremost(towns: Sequence[Home], fineness: int) -> dict[int, Home]:
    """Of each cell that holds any town the foremost."""
    found: dict[int, Home] = {}
    for town in towns:
        found.setdefault(h3.latlng_to_cell(town.latitude, town.longitude, fineness), town)
    return found


def _name(cell: int, foremost: dict[int, Home], towns: Sequence[Home], unit: str) -> str:
    inside = foremost.get(cell)
    if inside is not None:
        return _("Around %(place)s") % {"place": inside.label}
    lat, lon = h3.cell_to_latlng(cell)
    town = _next_town(cell, lat, lon, foremost, towns)
    if town is None:
        return _("Around latitude %(lat).1f, longitude %(lon).1f") % {"lat": lat, "lon": lon}
    north = lat - town.latitude
    east = ((lon - town.longitude + 180) % 360 - 180) * cos(radians(lat))
    eighth = round(degrees(atan2(east, north)) / 45) % 8
    away = in_unit(distance_km(lat, lon, town.latitude, town.longitude), unit)
    return str(_WHERE[eighth]) % {"away": away, "place": town.label}


def _next_town(
    cell: int, lat: float, lon: float, foremost: dict[int, Home], towns: Sequence[Home]
) -> Home | None:
    near: list[Home] = []
    for ring in range(1, _MOST_RINGS + 1):
        near = [foremost[one] for one in h3.grid_ring(cell, ring) if one in foremost]
        if near:
            break
    return min(
        near or towns,
        key=lambda town: distance_km(lat, lon, town.latitude, town.longitude),
        default=None,
    )
