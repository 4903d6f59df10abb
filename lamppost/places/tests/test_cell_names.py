"""Cells in words."""

from __future__ import annotations

import h3.api.basic_int as h3

from lamppost.places.cell_names import name_cells
from lamppost.places.models import Place
from lamppost.places.tests.town_maker import TOWNS, town


def _town(key: str) -> Place:
    return town(*TOWNS[key][:7])


DAYTON, KETTERING, COLOGNE = _town("dayton"), _town("kettering"), _town("koln")


def cell_of(lat: float, lon: float, fineness: int = 6) -> int:
    return int(h3.latlng_to_cell(lat, lon, fineness))


def name(cell: int, *towns: Place, unit: str = "km") -> str:
    return name_cells([cell], towns, unit=unit)[cell]


def test_cell_has_the_name_of_the_foremost_town_in_it() -> None:
    cell = cell_of(39.72, -84.18, 3)
    assert name(cell, DAYTON, KETTERING) == "Around Dayton, Ohio"
    assert name(cell, KETTERING, DAYTON) == "Around Kettering, Ohio"


def test_cell_without_a_town_tells_the_way_from_the_next() -> None:
    assert name(cell_of(39.95, -84.19), DAYTON, KETTERING) == "20 km north of Dayton, Ohio"
    assert name(cell_of(39.69, -84.35), DAYTON, KETTERING, unit="mi").endswith(
        " mi west of Kettering, Ohio"
    )


def test_next_town_may_be_far_away() -> None:
    assert name(cell_of(50.9, 13.0), DAYTON, COLOGNE) == "422 km east of Köln, Germany"


def test_cell_with_no_town_anywhere_tells_where_it_is() -> None:
    assert name(cell_of(-30, 80, 1)).startswith("Around latitude -")


def test_nothing_is_named_nothing() -> None:
    assert name_cells([], [DAYTON], unit="km") == {}
