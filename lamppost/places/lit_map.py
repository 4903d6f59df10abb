"""The map of a search: land, and over it cells that are the brighter the more ads they hold.

Pure. Only classes and presentation attributes: the pages' policy forbids style attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

import h3.api.basic_int as h3
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lamppost.places.map_parts import Box, Town, draw, draw_scale, draw_towns, furniture
from lamppost.places.mercator import MercatorView, tiles_of, to_square
from lamppost.places.tile_source import TileSource

BRIGHTEST = 7  # from a thousand ads on
_MOST_NAMES = 24
_DIGIT_PX, _COUNT_HIGH_PX = 7.5, 18.0
_ARROWS_PX = 168, 208
_KEPT_OUTLINES = 8192  # about 6 MB when all are in use
_CELL = (
    '<a href="{}" tabindex="-1" class="ads-map__link"><path class="ads-map__cell '
    'ads-map__cell--{}" d="{}"><title>{}</title></path></a>'
)
_COUNT = '<text class="ads-map__count ads-map__count--{}" x="{}" y="{}">{}</text>'
_TILE = '<image href="{}" x="{}" y="{}" width="{}" height="{}"/>'


@dataclass(frozen=True)
class LitCell:
    """A cell with ads in it, and what a press on it opens."""

    cell: int
    n: int
    or_more: bool
    title: str
    url: str

    @property
    def brightness(self) -> int:
        """From 1 to `BRIGHTEST`: a step for each half power of ten."""
        return min(BRIGHTEST, 1 + int(2 * log10(self.n))) if self.n > 0 else 1

    @property
    def label(self) -> str:
        """The number as it fits into a cell: "214", "1.2k", "1k+"."""
        short = str(self.n) if self.n < 1000 else f"{self.n / 1000:.3g}k"
        return f"{short}+" if self.or_more else short


def lit_map(
    view: MercatorView,
    cells: Sequence[LitCell],
    towns: Sequence[Town],
    source: TileSource,
    *,
    ring: tuple[float, float, float] | None,
    unit: str,
) -> SafeString:
    """What is inside the `<svg>` of the map. ring: latitude, longitude and km of a circle."""
    numbers = [(cell, *_middle(view, cell)) for cell in cells]
    taken = [*furniture(view), _arrows(view), *(_box(cell, x, y) for cell, x, y in numbers)]
    return draw(
        '<g class="ads-map__land">{}</g><g class="ads-map__over">{}{}{}{}</g>'
        '<g class="ads-map__frame">{}</g>',
        _land(view, source), _ring(view, ring), _cells(view, cells), _counts(numbers),
        draw_towns(view, towns, taken, most=_MOST_NAMES), draw_scale(view, unit),
    )  # fmt: skip


def shows_cell(view: MercatorView, cell: int) -> bool:
    """Whether any part of the cell is in the picture, by the box around it."""
    across, down = zip(*_corners(view, cell), strict=True)
    if max(across) < 0 or min(across) > view.width_px:
        return False
    return bool(max(down) >= 0 and min(down) <= view.height_px)


def _land(view: MercatorView, source: TileSource) -> SafeString:
    over = source.overlap_px
    rows = []
    for tile in tiles_of(view, source.tile_px, source.levels):
        more = over * tile.side / source.tile_px
        address = source.address(tile.level, tile.x, tile.y)
        side = f"{tile.side + 2 * more:.2f}"
        rows.append((address, f"{tile.left - more:.2f}", f"{tile.top - more:.2f}", side, side))
    return format_html_join("", _TILE, rows)


def _cells(view: MercatorView, cells: Sequence[LitCell]) -> SafeString:
    rows = ((c.url, c.brightness, _outline(view, c.cell), c.title) for c in cells)
    return format_html_join("", _CELL, rows)


def _counts(numbers: Sequence[tuple[LitCell, float, float]]) -> SafeString:
    rows = ((c.brightness, f"{x:.1f}", f"{y + 4:.1f}", c.label) for c, x, y in numbers)
    return format_html_join("", _COUNT, rows)


def _ring(view: MercatorView, ring: tuple[float, float, float] | None) -> SafeString:
    if ring is None:
        return SafeString()
    lat, lon, km = ring
    # On this projection a circle of some hundred kilometres is a circle to the eye.
    circle = '<circle class="ads-map__ring" cx="{}" cy="{}" r="{}"/>'
    stretched = MercatorView(lat, lon, view.zoom, 0, 0).metres_per_px
    return draw(circle, *view.to_px(lat, lon), km * 1000 / stretched)


def _arrows(view: MercatorView) -> Box:
    """Where a wide page lays its buttons over the map."""
    wide, high = _ARROWS_PX
    return Box(view.width_px - wide, 0, view.width_px, high)


def _box(cell: LitCell, x: float, y: float) -> Box:
    half = len(cell.label) * _DIGIT_PX / 2
    return Box(x - half, y - _COUNT_HIGH_PX / 2, x + half, y + _COUNT_HIGH_PX / 2)


def _middle(view: MercatorView, cell: LitCell) -> tuple[float, float]:
    return view.square_to_px(*_square(cell.cell)[0])


def _outline(view: MercatorView, cell: int) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in _corners(view, cell)) + "Z"


def _corners(view: MercatorView, cell: int) -> list[tuple[float, float]]:
    """In pixels, all on the side of the picture that the cell's centre is on."""
    (centre_x, centre_y), *corners = _square(cell)
    x, y = view.square_to_px(centre_x, centre_y)
    px = view.earth_px
    return [(x + (a - centre_x) * px, y + (b - centre_y) * px) for a, b in corners]


@lru_cache(maxsize=_KEPT_OUTLINES)
def _square(cell: int) -> tuple[tuple[float, float], ...]:
    """The cell's centre, and then its corners next to it, in the Mercator square."""
    centre, *corners = (
        to_square(*point) for point in (h3.cell_to_latlng(cell), *h3.cell_to_boundary(cell))
    )
    return (centre, *((centre[0] + (x - centre[0] + 0.5) % 1 - 0.5, y) for x, y in corners))
