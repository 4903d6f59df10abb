"""Which cells a map shows."""

from __future__ import annotations

import h3.api.basic_int as h3
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lamppost.places.cell_cover import (
    FINENESSES,
    MOST_CELLS,
    cells_in,
    fineness_for,
    is_cell,
)
from lamppost.places.cell_numbers import children_of, descendants, number_of
from lamppost.places.cells import cell_at, parent
from lamppost.places.mercator import MercatorView, view_of
from lamppost.places.tests.test_mercator import shares, views

points = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@given(view=views, right=shares, down=shares)
def test_cell_of_any_spot_of_the_picture_is_among_them(
    view: MercatorView, right: float, down: float
) -> None:
    fineness = fineness_for(view)
    lat, lon = view.to_degrees(right * view.width_px, down * view.height_px)
    assert h3.latlng_to_cell(lat, lon, fineness) in cells_in(view.window, fineness)


@given(view=views)
def test_picture_shows_few_enough_cells(view: MercatorView) -> None:
    fineness = fineness_for(view)
    cells = cells_in(view.window, fineness)
    middles = sum(view.shows(*view.to_px(*h3.cell_to_latlng(cell))) for cell in cells)
    # There are no coarser cells than of fineness 1: of them the whole earth has 842.
    assert middles <= (MOST_CELLS if fineness > 1 else 420)
    assert len(cells) <= 3 * MOST_CELLS


@pytest.mark.parametrize(("zoom", "fineness"), [(3, 1), (5, 2), (7, 3), (9, 5), (11, 6), (13, 8)])
def test_cells_become_finer_with_the_zoom(zoom: float, fineness: int) -> None:
    assert fineness_for(view_of(39.76, -84.19, zoom, 1120, 448)) == fineness


def test_small_picture_has_no_smaller_cells() -> None:
    wide, narrow = (view_of(39.76, -84.19, 10, width, 448) for width in (1120, 288))
    assert fineness_for(narrow) <= fineness_for(wide)


@given(point=points, coarse=st.integers(1, 7), steps=st.integers(0, 4), other=points)
def test_descendants_are_a_run(
    point: tuple[float, float], coarse: int, steps: int, other: tuple[float, float]
) -> None:
    fine = min(8, coarse + steps)
    cell = cell_at(*point, coarse)
    first, last = descendants(number_of(cell), fine)
    for candidate in (cell_at(*point, fine), cell_at(*other, fine)):
        is_between = first <= number_of(candidate) <= last
        assert is_between is (parent(candidate, coarse) == cell)


@given(point=points, coarse=st.integers(1, 4), steps=st.integers(0, 2))
def test_descendants_run_from_the_first_child_to_the_last(
    point: tuple[float, float], coarse: int, steps: int
) -> None:
    cell = number_of(cell_at(*point, coarse))
    children = children_of(cell, coarse + steps)
    assert descendants(cell, coarse + steps) == (children[0], children[-1])


@pytest.mark.parametrize("fineness", FINENESSES)
def test_cells_that_a_map_shows_are_cells(fineness: int) -> None:
    assert is_cell(cell_at(39.76, -84.19, fineness))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "85",
        "852a9007ffffffff",
        "852A9007FFFFFFF",
        "0x52a9007ffffff",
        "802bfffffffffff",  # of fineness 0
        "892a9006b4fffff",  # and 9
        "zzzzzzzzzzzzzzz",
        " 52a9007fffffff",
        "85_a9007fffffff",
        "٥52a9007fffffff",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not is_cell(text)


@given(text=st.text(max_size=17))
def test_no_text_breaks_the_test_for_a_cell(text: str) -> None:
    assume(text)
    is_cell(text)
