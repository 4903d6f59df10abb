"""The land as tiles: small pictures that a browser keeps, so that panning asks for few anew.

A tile is 512 pixels wide, and at level z the earth is 2**z tiles wide, as with all web maps.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.utils.safestring import SafeString

from lamppost.places.land import pieces
from lamppost.places.land.cutting import Line, Square
from lamppost.places.land.pieces import FAR_LEVEL, FILE, GRAIN, NEAR_LEVEL, Piece
from lamppost.places.map_parts import draw
from lamppost.places.picker_style import by_day_and_night, policy_for

TILE_PX = 512
LEVELS = range(FAR_LEVEL, 13)
OVERLAP_PX = 1  # tiles lie over each other by so much: a seam would shine through otherwise
_BEYOND_PX = 4  # cut farther out than is shown, so that no cut edge is seen
_FINER_FROM = 4  # from this level on a tile is drawn to half a pixel, before to a whole one

_RULES = (
    "path{fill:none;stroke-linejoin:round;stroke:var(--muted);vector-effect:non-scaling-stroke}"
    ".land{fill:var(--card);fill-rule:evenodd;stroke:none}"
    ".states{stroke-width:1;stroke-opacity:.4}"
    ".borders{stroke-width:1.4;stroke-opacity:.8}"
)
STYLE = by_day_and_night(_RULES)
POLICY = policy_for(STYLE)


def is_tile(level: int, x: int, y: int) -> bool:
    """Whether there is such a tile, of sea or of land."""
    return level in LEVELS and 0 <= x < 2**level and 0 <= y < 2**level


def tile_svg(level: int, x: int, y: int, file: Path = FILE) -> str:
    """The tile as an SVG document: open sea is an empty one. Costs some milliseconds."""
    sheet = NEAR_LEVEL if level >= NEAR_LEVEL else FAR_LEVEL
    up = level - sheet
    piece = pieces.read(sheet, x >> up, y >> up, file)
    parts = SafeString()
    if piece is not None:
        side = GRAIN / 2**up
        left, top = (x % 2**up) * side, (y % 2**up) * side
        beyond = side * _BEYOND_PX / TILE_PX
        square = Square(left - beyond, top - beyond, left + side + beyond, top + side + beyond)
        parts = _paths(pieces.within(piece, square), _Grid(left, top, _steps_per(level) / side))
    steps_px = _steps_per(level) / TILE_PX
    side_px = TILE_PX + 2 * OVERLAP_PX
    return draw(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{0} {0} {1} {1}" width="{2}" '
        'height="{2}"><style>{3}</style>{4}</svg>',
        round(-OVERLAP_PX * steps_px), round(side_px * steps_px), side_px, STYLE, parts,
    )  # fmt: skip


def _steps_per(level: int) -> int:
    """Into how many steps a tile's side is parted: fewer from afar, where coasts are crowded."""
    return TILE_PX if level < _FINER_FROM else TILE_PX * 2


@dataclass(frozen=True)
class _Grid:
    """Numbers of a piece as steps of a tile."""

    left: float
    top: float
    scale: float

    def data(self, line: Line, end: str) -> str:
        """The line as path data, without points that nobody could tell apart."""
        steps = [self._step(*point) for point in line]
        moves = [(x - a, y - b) for (a, b), (x, y) in pairwise(steps) if (a, b) != (x, y)]
        if len(moves) < (2 if end else 1):
            return ""
        numbers = (f"{x} {y}" for x, y in (steps[0], *moves))
        first, *rest = numbers
        return f"M{first}l{' '.join(rest)}{end}"

    def _step(self, x: float, y: float) -> tuple[int, int]:
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)


def _paths(piece: Piece, grid: _Grid) -> SafeString:
    out = SafeString()
    for name, lines, end in (
        ("land", piece.land, "z"),
        ("states", piece.states, ""),
        ("borders", piece.borders, ""),
    ):
        data = "".join(grid.data(line, end) for line in lines)
        if data:
            out += draw('<path class="{}" d="{}"/>', name, data)
    return out
