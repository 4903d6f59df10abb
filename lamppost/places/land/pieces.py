"""The land as a file of pieces: cut once, when Lamppost is set up, and read one by one.

Two sheets, each cut into squares of the Mercator square: one drawn for looking from afar, one
for a region or a town. A piece holds whole numbers from 0 to `GRAIN` within its own square.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lamppost.places.land.cutting import Line, Square, lines_within, rings_within

FILE = Path(sys.prefix) / "share" / "lamppost" / "land.zip"
GRAIN = 16_384  # at level 5 a step is about 75 m, five times finer than what was surveyed
NEAR_LEVEL, FAR_LEVEL = 5, 2
EARTH = Square(0, 0, 1, 1)
_KEPT_PIECES = 24  # in memory: a few views' worth, of some 100 kB each


@dataclass(frozen=True)
class Piece:
    """What lies in one square: filled rings, and lines between countries and between states."""

    land: list[Line]
    borders: list[Line]
    states: list[Line]


def cut(piece: Piece, level: int) -> Iterator[tuple[int, int, Piece]]:
    """The piece of the whole earth in squares of a level: column, row and what lies there."""
    yield from _cut(piece, EARTH, 0, 0, level)


def within(piece: Piece, square: Square) -> Piece:
    return Piece(
        rings_within(piece.land, square),
        lines_within(piece.borders, square),
        lines_within(piece.states, square),
    )


def write(sheets: dict[int, Piece], file: Path = FILE) -> int:
    """Writes the sheets by level; gives the number of pieces. The file appears when it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".part")
    count = 0
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as out:
        for level, sheet in sheets.items():
            for x, y, piece in cut(sheet, level):
                out.writestr(f"{level}/{x}/{y}", json.dumps(_packed(piece, level, x, y)))
                count += 1
    half.replace(file)
    return count


@lru_cache(maxsize=_KEPT_PIECES)
def read(level: int, x: int, y: int, file: Path = FILE) -> Piece | None:
    """The piece in numbers from 0 to `GRAIN`; None if there is only sea, or no file at all."""
    try:
        with zipfile.ZipFile(file) as pieces:
            packed = json.loads(pieces.read(f"{level}/{x}/{y}"))
    except (FileNotFoundError, KeyError):
        return None
    return Piece(*([_unpacked(line) for line in lines] for lines in packed))


def _cut(
    piece: Piece, square: Square, x: int, y: int, level: int
) -> Iterator[tuple[int, int, Piece]]:
    if not (piece.land or piece.borders or piece.states):
        return
    if level == 0:
        yield x, y, piece
        return
    for right, down, quarter in square.quarters():
        part = within(piece, quarter)
        yield from _cut(part, quarter, 2 * x + right, 2 * y + down, level - 1)


def _packed(piece: Piece, level: int, x: int, y: int) -> list[list[list[int]]]:
    return [
        [_numbers(line, level, x, y) for line in lines]
        for lines in (piece.land, piece.borders, piece.states)
    ]


def _numbers(line: Line, level: int, x: int, y: int) -> list[int]:
    scale, out = 2**level * GRAIN, []
    for across, down in line:
        out += [round(across * scale) - x * GRAIN, round(down * scale) - y * GRAIN]
    return out


def _unpacked(numbers: list[int]) -> Line:
    return list(zip(numbers[::2], numbers[1::2], strict=True))
