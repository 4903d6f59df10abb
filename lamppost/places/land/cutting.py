"""Cuts outlines and lines at straight edges. Pure; linear in the points.

Source: Sutherland and Hodgman, "Reentrant polygon clipping" (1974), one half plane at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Point = tuple[float, float]
Line = list[Point]
_X, _Y = 0, 1


@dataclass(frozen=True)
class Square:
    """A box of the map with edges along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def quarters(self) -> tuple[tuple[int, int, Square], ...]:
        """The four squares that it is made of, each with its column and row."""
        x, y = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        return (
            (0, 0, Square(self.left, self.top, x, y)),
            (1, 0, Square(x, self.top, self.right, y)),
            (0, 1, Square(self.left, y, x, self.bottom)),
            (1, 1, Square(x, y, self.right, self.bottom)),
        )


def rings_within(rings: list[Line], square: Square) -> list[Line]:
    """What of the filled rings lies in the square, with edges along the square's."""
    return _within(rings, square, lambda ring, axis, at, keep: [_cut_ring(ring, axis, at, keep)])


def lines_within(lines: list[Line], square: Square) -> list[Line]:
    """What of the lines lies in the square; a line that leaves it and returns is now two."""
    return _within(lines, square, _cut_line)


_Cut = Callable[[Line, int, float, int], list[Line]]


def _within(shapes: list[Line], square: Square, cut: _Cut) -> list[Line]:
    sides = (
        (_X, square.left, 1),
        (_X, square.right, -1),
        (_Y, square.top, 1),
        (_Y, square.bottom, -1),
    )
    for axis, at, keep in sides:
        kept: list[Line] = []
        for shape in shapes:
            values = [point[axis] for point in shape]
            low, high = (min(values), max(values)) if keep > 0 else (-max(values), -min(values))
            if low >= at * keep:
                kept.append(shape)
            elif high > at * keep:
                kept += [one for one in cut(shape, axis, at, keep) if len(one) > 1]
        shapes = kept
    return shapes


def _cut_ring(ring: Line, axis: int, at: float, keep: int) -> Line:
    out: Line = []
    before = ring[-1]
    was_in = before[axis] * keep >= at * keep
    for point in ring:
        is_in = point[axis] * keep >= at * keep
        if is_in != was_in:
            out.append(_crossing(before, point, axis, at))
        if is_in:
            out.append(point)
        before, was_in = point, is_in
    return out


def _cut_line(line: Line, axis: int, at: float, keep: int) -> list[Line]:
    parts: list[Line] = [[]]
    before: Point | None = None
    was_in = False
    for point in line:
        is_in = point[axis] * keep >= at * keep
        if before is not None and is_in != was_in:
            parts[-1].append(_crossing(before, point, axis, at))
            if was_in:
                parts.append([])
        if is_in:
            parts[-1].append(point)
        before, was_in = point, is_in
    return parts


def _crossing(a: Point, b: Point, axis: int, at: float) -> Point:
    share = (at - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (at, other) if axis == _X else (other, at)
