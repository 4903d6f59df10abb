"""A pen that draws flat shapes on a sheet of 120 by 90, whatever its size in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image, ImageDraw

Point = tuple[float, float]
Points = Sequence[Point]
Ink = tuple[int, int, int] | tuple[int, int, int, int]

WIDTH, HEIGHT = 120, 90
_SIDES = 72  # of a circle; below this a wheel shows its corners at twice the picture's size
_STEPS = 10  # between two points of a curve


class Pen:
    """Shapes in sheet units, zoomed about the middle of the ground so that feet stay put."""

    def __init__(self, sheet: Image.Image, *, zoom: float = 1.0) -> None:
        self._solid = ImageDraw.Draw(sheet)
        # The mode "RGBA" on an RGB sheet makes a see-through ink mix with what is below it.
        # It is several times slower, so only see-through inks go this way.
        self._clear = ImageDraw.Draw(sheet, "RGBA")
        self._unit = sheet.width / WIDTH
        self._zoom = zoom

    def poly(self, points: Points, ink: Ink) -> None:
        self._with(ink).polygon([self._pixel(point) for point in points], fill=ink)

    def blob(self, points: Points, ink: Ink) -> None:
        """A soft closed shape through all the points."""
        self.poly(_smooth([*points, *points[:3]], closed=True), ink)

    def disc(self, x: float, y: float, r: float, ink: Ink, *, ry: float | None = None) -> None:
        self.poly(_circle(x, y, r, r if ry is None else ry), ink)

    def half(self, x: float, y: float, r: float, ink: Ink, *, ry: float | None = None) -> None:
        """The upper half of a disc."""
        self.poly(_circle(x, y, r, r if ry is None else ry, pi, 2 * pi), ink)

    def ring(self, x: float, y: float, r: float, width: float, ink: Ink) -> None:
        outer, inner = _circle(x, y, r, r), _circle(x, y, r - width, r - width)
        self.poly([*outer, outer[0], inner[0], *reversed(inner)], ink)

    def box(self, x: float, y: float, w: float, h: float, ink: Ink, *, r: float = 0) -> None:
        """A rectangle from its upper left corner, its corners rounded by r."""
        r = min(r, w / 2, h / 2)
        if r <= 0:
            return self._with(ink).rectangle(
                (*self._pixel((x, y)), *self._pixel((x + w, y + h))), fill=ink
            )
        turns = ((x + w - r, y + h - r, 0.0), (x + r, y + h - r, pi / 2),
                 (x + r, y + r, pi), (x + w - r, y + r, 3 * pi / 2))  # fmt: skip
        corners = [_circle(cx, cy, r, r, at, at + pi / 2, sides=9) for cx, cy, at in turns]
        return self.poly([point for corner in corners for point in corner], ink)

    def line(self, points: Points, width: float, ink: Ink) -> None:
        """A stroke with round ends. Give it solid ink: its joints lie over each other."""
        pixels = [self._pixel(point) for point in points]
        across = width * self._unit * self._zoom
        self._solid.line(pixels, fill=ink, width=max(1, round(across)))
        for x, y in pixels:  # Pillow's own joints leave hairs of the ground in a bend
            half = across / 2
            self._solid.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def curve(self, points: Points, width: float, ink: Ink) -> None:
        """A soft stroke through all the points."""
        self.line(_smooth([points[0], *points, points[-1]], closed=False), width, ink)

    def shadow(self, x: float, y: float, r: float, *, ry: float = 3.0, dark: int = 11) -> None:
        """What a thing casts on the ground: thin layers, so that the edge is soft."""
        for part in (1.0, 0.95, 0.9, 0.85, 0.8, 0.74, 0.68, 0.61, 0.53):
            self.disc(x, y, r * part, (30, 24, 26, dark), ry=ry * part)

    def _with(self, ink: Ink) -> ImageDraw.ImageDraw:
        return self._solid if len(ink) == 3 else self._clear

    def _pixel(self, point: Point) -> Point:
        x = WIDTH / 2 + (point[0] - WIDTH / 2) * self._zoom
        y = 76 + (point[1] - 76) * self._zoom
        return x * self._unit, y * self._unit


def _circle(
    x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 2 * pi,
    *, sides: int = _SIDES,
) -> list[Point]:  # fmt: skip
    turn = (end - start) / sides
    return [
        (x + rx * cos(start + turn * i), y + ry * sin(start + turn * i)) for i in range(sides + 1)
    ]


def _smooth(points: Points, *, closed: bool) -> list[Point]:
    """The points of a Catmull-Rom spline, which goes through every point it is given."""
    out: list[Point] = []
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        out += [
            (_spline(a[0], b[0], c[0], d[0], i), _spline(a[1], b[1], c[1], d[1], i))
            for i in range(_STEPS)
        ]
    return out if closed else [*out, points[-1]]


def _spline(a: float, b: float, c: float, d: float, step: int) -> float:
    t = step / _STEPS
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
        + (3 * b - a - 3 * c + d) * t**3
    )  # fmt: skip
