"""Reads TopoJSON: coasts and borders as lines that neighbours share. Pure.

Source: the TopoJSON format specification (Bostock and Metcalf, 2013). Lines and rings come out
in the Mercator square (`mercator.to_square`), a ring across the antimeridian in one piece that
runs out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lamppost.places.mercator import to_square

Point = tuple[float, float]
Line = list[Point]
_SOUTH = 1.0  # where the square ends
_HALF_TURN, _TURN = 0.5, 1.0


def rings_of(topology: dict[str, Any], name: str) -> list[Line]:
    """The outlines of all polygons of an object, holes too: fill them by the even-odd rule."""
    arcs = _arcs(topology)
    rings = [
        ring
        for polygon in _polygons(topology["objects"][name])
        for arc_numbers in polygon
        if len(ring := _unwrapped(_joined(arcs, arc_numbers))) > 2
    ]
    return [_closed_at_the_pole(ring) for ring in rings]


def borders_of(topology: dict[str, Any], name: str) -> list[Line]:
    """The lines that two geometries of an object share: borders, and no coasts."""
    arcs = _arcs(topology)
    used: Counter[int] = Counter()
    for geometry in topology["objects"][name]["geometries"]:
        used.update({number if number >= 0 else ~number for number in _numbers(geometry)})
    return [_unwrapped(arcs[number]) for number, times in used.items() if times > 1]


def _arcs(topology: dict[str, Any]) -> list[Line]:
    (scale_x, scale_y), (first_x, first_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for right, up in steps:
            x, y = x + right, y + up
            line.append(to_square(y * scale_y + first_y, x * scale_x + first_x))
        arcs.append(line)
    return arcs


def _polygons(thing: dict[str, Any]) -> Iterator[list[list[int]]]:
    if thing["type"] == "GeometryCollection":
        for one in thing["geometries"]:
            yield from _polygons(one)
    elif thing["type"] == "MultiPolygon":
        yield from thing["arcs"]
    elif thing["type"] == "Polygon":
        yield thing["arcs"]


def _numbers(geometry: dict[str, Any]) -> Iterator[int]:
    for polygon in _polygons(geometry):
        for ring in polygon:
            yield from ring


def _joined(arcs: list[Line], numbers: list[int]) -> Line:
    """Arcs end to end; a number below 0 is the complement of an arc taken backwards."""
    ring: Line = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def _unwrapped(line: Line) -> Line:
    """The line without leaps from one side of the square to the other."""
    turns, before, out = 0.0, line[0][0] if line else 0.0, []
    for x, y in line:
        if x - before > _HALF_TURN:
            turns -= _TURN
        elif before - x > _HALF_TURN:
            turns += _TURN
        before = x
        out.append((x + turns, y))
    return out


def _closed_at_the_pole(ring: Line) -> Line:
    """A ring that goes once around the earth, as Antarctica's does, closed along the south."""
    if abs(ring[-1][0] - ring[0][0]) < _HALF_TURN:
        return ring
    return [*ring, (ring[-1][0], _SOUTH), (ring[0][0], _SOUTH)]
