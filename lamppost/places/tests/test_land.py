"""Land: read from TopoJSON, cut into pieces, drawn as tiles."""

from __future__ import annotations

import io
import json
import re
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.places.land import sources
from lamppost.places.land.cutting import Line, Square, lines_within, rings_within
from lamppost.places.land.pieces import GRAIN, Piece, cut, read, write
from lamppost.places.land.tiles import is_tile, tile_svg
from lamppost.places.land.topology import borders_of, rings_of
from lamppost.places.mercator import to_square

BOX = Square(2, 2, 6, 6)
coordinates = st.tuples(st.integers(0, 8), st.integers(0, 8))


def area(rings: list[Line]) -> float:
    """By the shoelace formula, for whichever way the rings turn."""
    return abs(signed_area(rings))


def signed_area(rings: list[Line]) -> float:
    total = 0.0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            total += ax * by - bx * ay
    return total / 2


def topology(arcs: list[list[list[int]]], *polygons: list[list[int]]) -> dict[str, Any]:
    """Whole degrees; each step of an arc is told from the one before."""
    geometries = [{"type": "Polygon", "arcs": polygon} for polygon in polygons]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"land": {"type": "GeometryCollection", "geometries": geometries}},
    }


# Two countries side by side: the middle line belongs to both, the second takes it backwards.
MIDDLE = [[10, 0], [0, 5], [0, 5]]
WEST = [[10, 10], [-10, 0], [0, -10], [10, 0]]
EAST = [[10, 0], [10, 0], [0, 10], [-10, 0]]
NEIGHBOURS = topology([MIDDLE, WEST, EAST], [[0, 1]], [[2, ~0]])


def test_shared_line_is_a_border_and_a_coast_is_none() -> None:
    assert borders_of(NEIGHBOURS, "land") == [[to_square(lat, 10) for lat in (0, 5, 10)]]


def test_neighbours_are_closed_rings() -> None:
    west, east = rings_of(NEIGHBOURS, "land")
    assert west[0] == west[-1]
    assert {x for x, _y in east} == {to_square(0, 10)[0], to_square(0, 20)[0]}


def test_land_across_the_antimeridian_is_in_one_piece() -> None:
    across = topology([[[170, 0], [20, 0], [0, 10], [-20, 0], [0, -10]]], [[0]])
    across["arcs"] = [[[170, 0], [-340, 0], [0, 10], [340, 0], [0, -10]]]  # 170, -170, -170, 170
    (ring,) = rings_of(across, "land")
    xs = [x for x, _y in ring]
    assert max(xs) - min(xs) == pytest.approx(20 / 360)


def test_land_around_the_pole_is_closed_along_the_south() -> None:
    steps = [[-180, -70]] + [[90, 0]] * 4
    (ring,) = rings_of(topology([steps], [[0]]), "land")
    assert [y for _x, y in ring[-2:]] == [1.0, 1.0]
    assert area([ring]) > 0


def test_part_of_a_ring_within_a_square_has_its_edges() -> None:
    (part,) = rings_within([[(0, 0), (4, 0), (4, 4), (0, 4)]], BOX)
    assert sorted(set(part)) == [(2, 2), (2, 4), (4, 2), (4, 4)]


@given(corners=st.tuples(coordinates, coordinates))
def test_cut_rectangle_has_the_area_of_what_both_share(
    corners: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    (ax, ay), (bx, by) = corners
    left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    ring: Line = [(left, top), (right, top), (right, bottom), (left, bottom)]
    wide, high = min(right, 6) - max(left, 2), min(bottom, 6) - max(top, 2)
    assert area(rings_within([ring], BOX)) == pytest.approx(max(0, wide) * max(0, high))


@given(line=st.lists(coordinates, min_size=2, max_size=12))
def test_cut_line_stays_inside(line: Line) -> None:
    for part in lines_within([line], BOX):
        assert len(part) >= 2
        assert all(2 <= x <= 6 and 2 <= y <= 6 for x, y in part)


def test_line_that_returns_is_two() -> None:
    assert lines_within([[(3, 3), (9, 3), (9, 4), (3, 4)]], BOX) == [
        [(3, 3), (6, 3)],
        [(6, 4), (3, 4)],
    ]


@given(ring=st.lists(coordinates, min_size=3, max_size=8))
def test_quarters_hold_together_what_the_whole_held(ring: list[tuple[int, int]]) -> None:
    line: Line = [(x / 8, y / 8) for x, y in ring]
    parts = [piece.land for _x, _y, piece in cut(Piece([line], [], []), 2)]
    assert sum(map(signed_area, parts)) == pytest.approx(signed_area([line]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An earth whose north-west quarter is land, with a border and a state line through it."""
    land = [[(0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5)]]
    sheet = Piece(land, [[(0.3, 0.0), (0.3, 0.6)]], [[(0.0, 0.3), (0.6, 0.3)]])
    path = tmp_path / "share" / "land.zip"
    write({2: sheet, 5: sheet}, path)
    return path


def test_piece_of_land_is_its_whole_square(file: Path) -> None:
    piece = read(5, 0, 0, file)
    assert piece is not None
    assert area(piece.land) == GRAIN**2
    assert read(5, 20, 20, file) is None


def test_tile_of_land_is_filled_and_one_of_sea_is_not(file: Path) -> None:
    assert '<path class="land"' in tile_svg(6, 3, 3, file)
    assert "<path" not in tile_svg(6, 50, 50, file)


def test_tile_shows_the_lines_that_cross_it(file: Path) -> None:
    column = int(0.3 * 64)
    assert 'class="borders"' in tile_svg(6, column, 3, file)
    assert 'class="borders"' not in tile_svg(6, column + 3, 3, file)
    assert 'class="states"' in tile_svg(6, 3, column, file)


@pytest.mark.parametrize("level", [2, 3, 4, 5, 8, 12])
def test_coast_runs_through_the_middle_of_its_tile(file: Path, level: int) -> None:
    """The land ends in the middle of the earth: at the left edge of this tile."""
    count = 2**level
    east = tile_svg(level, count // 2, 0, file)
    west = tile_svg(level, count // 2 - 1, 0, file)
    # Only the few pixels that a tile is cut larger.
    numbers = [abs(int(one)) for one in re.findall(r"-?\d+", _data(east))]
    assert max(numbers[::2], default=0) <= 8
    side = 512 if level < 4 else 1024
    assert max(int(one) for one in re.findall(r"-?\d+", _data(west))) >= side


def _data(svg: str) -> str:
    found = re.search(r'class="land" d="([^"]+)"', svg)
    return found[1] if found else ""


def test_without_the_file_there_is_only_sea(tmp_path: Path) -> None:
    assert "<path" not in tile_svg(6, 3, 3, tmp_path / "none.zip")


@pytest.mark.parametrize(
    ("tile", "is_one"),
    [
        ((2, 0, 0), True),
        ((2, 3, 3), True),
        ((2, 4, 0), False),
        ((1, 0, 0), False),
        ((13, 0, 0), False),
        ((10**9, 0, 0), False),
    ],
)
def test_only_tiles_of_the_earth_are_drawn(tile: tuple[int, int, int], is_one: bool) -> None:
    assert is_tile(*tile) is is_one


def test_archive_that_is_not_the_pinned_one_is_refused() -> None:
    with pytest.raises(sources.WrongPackage):
        sources.check(sources.WORLD, b"something else")


def test_file_of_a_package_is_read() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        body = json.dumps(NEIGHBOURS).encode()
        info = tarfile.TarInfo("package/countries-50m.json")
        info.size = len(body)
        archive.addfile(info, io.BytesIO(body))
    assert sources.topology(packed.getvalue(), "countries-50m") == NEIGHBOURS
