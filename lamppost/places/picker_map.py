"""The map for choosing a cell by a click on a picture: no JavaScript, no outside map. Pure.

It is the `src` of `<input type="image">`, whose click sends the pixel. What the server needs
to turn that pixel into a cell is a `MapView`, and that follows from what the form knows: the
town, the cell chosen before, the zoom step and the picture's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, hypot

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lamppost.places.cells import PIN_RESOLUTION, around, centre
from lamppost.places.map_parts import (
    Box,
    Home,
    Town,
    draw,
    draw_north,
    draw_scale,
    draw_towns,
    furniture,
)
from lamppost.places.map_view import MapView
from lamppost.places.picker_style import STYLE
from lamppost.places.units import KM_PER_MILE, kilometres, miles

# A browser sends the pixel of the picture as laid out, so the picture is never stretched: a
# page shows the size that fits and hides the other. The narrow one fits a 320 px screen.
SIZES: dict[str, tuple[int, int]] = {"wide": (640, 440), "narrow": (286, 330)}
METRES_PER_PX = (40.0, 20.0, 10.0)  # by zoom step, outermost first
FIRST_ZOOM = 1
_RING_PX = 95.0  # distance rings are at least so far apart
_RING_STEPS = (1, 2, 5, 10)  # kilometres or miles
_RING = (
    '<circle class="pin-map__ring" cx="{0}" cy="{1}" r="{2}"/>'
    '<text class="pin-map__measure" x="{0}" y="{3}" text-anchor="middle">{4}</text>'
)


def picker_view(home: Town, cell: str | None, zoom: int, size: str) -> MapView:
    """The window that the picture shows: about the chosen cell, else about the town."""
    middle = centre(cell) if cell else (home.latitude, home.longitude)
    step = max(0, min(zoom, len(METRES_PER_PX) - 1))
    return MapView(*middle, *SIZES.get(size, SIZES["wide"]), METRES_PER_PX[step])


def picker_svg(
    view: MapView, home: Home, cell: str | None, towns: Sequence[Town], *, unit: str = "km"
) -> str:
    """The picture, a whole SVG document with its own style."""
    others = [town for town in towns if town.name != home.name]
    rings, taken = _rings(view, home, unit)
    return draw(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}">'
        '<title>{title}</title><style>{style}</style>'
        '<rect class="pin-map__ground" width="{w}" height="{h}"/>{grid}{rings}{towns}{scale}'
        '</svg>',
        w=view.width_px, h=view.height_px, style=STYLE,
        title=_("Map of the surroundings of %(place)s") % {"place": home.label},
        grid=_grid(view, cell), rings=rings,
        towns=draw_towns(view, [home, *others], [*furniture(view), *taken]),
        scale=draw_scale(view, unit) + draw_north(view),
    )  # fmt: skip


def _grid(view: MapView, cell: str | None) -> SafeString:
    cells = view.outlines(view.cells(PIN_RESOLUTION))
    grid = draw('<path class="pin-map__cell" d="{}"/>', cells)
    if cell is None:
        return grid
    lit = (
        '<path class="pin-map__cell pin-map__cell--near" d="{}"/>'
        '<path class="pin-map__cell pin-map__cell--lit" d="{}"/>'
    )
    near = around(cell, 1) - {cell}
    return grid + draw(lit, view.outlines(sorted(near)), view.outline(cell))


def _rings(view: MapView, home: Town, unit: str) -> tuple[SafeString, list[Box]]:
    """Circles about the town at round distances, for want of streets; and their words' room."""
    x, y = view.to_px(home.latitude, home.longitude)
    say, in_metres = (miles, 1000 * KM_PER_MILE) if unit == "mi" else (kilometres, 1000.0)
    px_each = in_metres / view.metres_per_px
    step = next((number for number in _RING_STEPS if number * px_each >= _RING_PX), _RING_STEPS[-1])
    from_middle = hypot(x - view.width_px / 2, y - view.height_px / 2)
    farthest = ceil((from_middle + hypot(view.width_px, view.height_px) / 2) / px_each)
    radii = [(number, number * px_each) for number in range(step, farthest + 1, step)]
    rings = [draw(_RING, x, y, px, y - px - 4, say(number).words) for number, px in radii]
    words = [Box(x - 18, y - px - 16, x + 18, y - px) for _number, px in radii]
    return format_html_join("", "{}", ((ring,) for ring in rings)), words
