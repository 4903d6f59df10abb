"""The map on an ad's page: one lit cell among its dark neighbours, and the towns about it.

The light falls on an area, never on a point: nothing here knows more than the cell. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot

from django.utils.safestring import SafeString

from lamppost.places.cells import around, boundary, cell_at, centre, distance_km, resolution
from lamppost.places.map_parts import (
    Box,
    Home,
    Taken,
    Town,
    draw,
    draw_name,
    draw_north,
    draw_scale,
    draw_towns,
    furniture,
    room_for,
)
from lamppost.places.map_view import MapView
from lamppost.places.map_words import describe
from lamppost.places.units import in_unit

# Without a pin seven cells of about 2.4 km are lit. One cell of their common size would be
# simpler, but it need not have the town in its middle, and would then light the next town.
TOWN_RESOLUTION = 7
WIDTH_PX, HEIGHT_PX = 340, 220  # small, so that names can be read on a narrow screen
_METRES_PER_PX = (12.0, 17.0, 24.0, 34.0)  # the closest that still shows the town is taken
_METRES_PER_PX_TOWN = 46.0
_EDGE_PX, _SCALE_HEIGHT_PX = 16.0, 44.0  # where an arrow stops, and above the scale
_LIT = "pin-map__cell pin-map__cell--lit"
_MARGIN_PX = 18.0  # a town nearer to the edge than this is pointed to from inside


# The glow of the lamp, and the night that the grid fades into.
_LIGHT = draw(
    '<defs><radialGradient id="pin-map-glow">'
    '<stop class="pin-map__glow" offset="0" stop-opacity=".42"/>'
    '<stop class="pin-map__glow" offset=".5" stop-opacity=".14"/>'
    '<stop class="pin-map__glow" offset="1" stop-opacity="0"/></radialGradient>'
    '<radialGradient id="pin-map-dusk"><stop offset=".3" stop-color="#fff"/>'
    '<stop offset="1" stop-color="#fff" stop-opacity=".1"/></radialGradient>'
    '<mask id="pin-map-fade"><ellipse cx="{0}" cy="{1}" rx="{2}" ry="{3}" '
    'fill="url(#pin-map-dusk)"/></mask></defs>',
    WIDTH_PX / 2, HEIGHT_PX / 2, WIDTH_PX * 0.62, HEIGHT_PX * 0.72,
)  # fmt: skip


def lit_cell_svg(
    cell: str | None, place: Home, towns: Sequence[Town], *, unit: str = "km"
) -> SafeString:
    """The map as SVG for use inside HTML, with `places/pin-map.css`.

    cell: the ad's pin, or None to light the town's surroundings. towns: what may be named,
    the foremost first (`search.towns_around` gives them).
    """
    middle = cell or cell_at(place.latitude, place.longitude, TOWN_RESOLUTION)
    view = _view(middle, place if cell else None)
    arrow, taken = _arrow_home(view, place, unit) if cell else (SafeString(), [])
    others = [town for town in towns if town.name != place.name]
    named = others if arrow else [place, *others]
    return draw(
        '<svg class="pin-map" viewBox="0 0 {} {}" role="img">'
        '<title>{}</title>{}{}{}{}{}{}</svg>',
        WIDTH_PX, HEIGHT_PX, describe(cell, place, unit=unit),
        _LIGHT, _glow(view, middle) + (_lit_pin if cell else _lit_town)(view, middle),
        draw_towns(view, named, [*furniture(view), *taken]),
        arrow, draw_scale(view, unit), draw_north(view),
    )  # fmt: skip


def _lit_pin(view: MapView, cell: str) -> SafeString:
    """One lit cell, lamplight on those next to it, and the rest of the grid in the dark."""
    near = around(cell, 1) - {cell}
    lit = '<path class="pin-map__cell pin-map__cell--near" d="{}"/><path class="{}" d="{}"/>'
    light = draw(lit, view.outlines(sorted(near)), _LIT, view.outline(cell))
    return _dark(view, near | {cell}) + light


def _lit_town(view: MapView, middle: str) -> SafeString:
    """The cell of the town's centre and all about it, lit more faintly: it may be any of them."""
    lit = around(middle, 1)
    wide = '<path class="pin-map__cell pin-map__cell--wide" d="{}"/>'
    return _dark(view, lit) + draw(wide, view.outlines(sorted(lit)))


def _dark(view: MapView, lit: frozenset[str]) -> SafeString:
    cells = view.cells(resolution(next(iter(lit))))
    grid = '<g mask="url(#pin-map-fade)"><path class="pin-map__cell" d="{}"/></g>'
    return draw(grid, view.outlines(cell for cell in cells if cell not in lit))


def _view(middle: str, home: Home | None) -> MapView:
    """The lit cell in the middle, as close as the town, if one is given, can still be seen."""
    scales = _METRES_PER_PX if home else (_METRES_PER_PX_TOWN,)
    views = [MapView(*centre(middle), WIDTH_PX, HEIGHT_PX, scale) for scale in scales]
    return next((view for view in views if home and _sees(view, home)), views[-1])


def _sees(view: MapView, home: Home) -> bool:
    """Whether the town can be marked, well inside of the picture and with its name."""
    at = view.to_px(home.latitude, home.longitude)
    named = room_for(view, home.name, at, Taken(furniture(view))) is not None
    return named and view.shows(*at, _MARGIN_PX)


def _glow(view: MapView, lit: str) -> SafeString:
    corner = view.to_px(*boundary(lit)[0])
    reach = 2.9 * hypot(corner[0] - view.width_px / 2, corner[1] - view.height_px / 2)
    words = '<circle cx="{}" cy="{}" r="{}" fill="url(#pin-map-glow)"/>'
    return draw(words, WIDTH_PX / 2, HEIGHT_PX / 2, reach)


def _arrow_home(view: MapView, place: Home, unit: str) -> tuple[SafeString, list[Box]]:
    """If the town lies outside of the picture: where to, how far, and the room that takes."""
    if _sees(view, place):
        return SafeString(), []
    x, y = view.to_px(place.latitude, place.longitude)
    right, down = x - WIDTH_PX / 2, y - HEIGHT_PX / 2
    room_below = HEIGHT_PX / 2 - (_SCALE_HEIGHT_PX if down > 0 else _EDGE_PX)
    shrink = min((WIDTH_PX / 2 - _EDGE_PX) / (abs(right) or 1), room_below / (abs(down) or 1))
    tip = (WIDTH_PX / 2 + right * shrink, HEIGHT_PX / 2 + down * shrink)
    arrow = draw(
        '<path class="pin-map__arrow" d="M-6 -5L5 0L-6 5z" '
        'transform="translate({} {}) rotate({})"/>',
        *tip, degrees(atan2(down, right)),
    )  # fmt: skip
    away = distance_km(view.centre_lat, view.centre_lon, place.latitude, place.longitude)
    words = f"{place.name}, {in_unit(away, unit)}"
    at, anchor = (tip[0] - 12, "end") if right > 0 else (tip[0] + 12, "start")
    box = Box(0, tip[1] - 14, WIDTH_PX, tip[1] + 10)
    return arrow + draw_name(words, (at, tip[1] + 4.5), anchor), [box]
