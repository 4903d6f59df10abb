"""LAMPPOST_MAP_TILES: what a host may write there."""

from __future__ import annotations

from pathlib import Path

import pytest

from lamppost.config.env import WrongSetting
from lamppost.config.map_tiles import tiles_origin


def test_nothing_asks_no_other_server() -> None:
    assert tiles_origin("") == ""


def test_file_asks_no_other_server(tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    file.touch()
    assert tiles_origin(str(file)) == ""


def test_address_names_the_server_that_pages_may_load_pictures_from() -> None:
    given = "https://tiles.example.org:8443/base/{z}/{x}/{y}.png?key=k"
    assert tiles_origin(given) == "https://tiles.example.org:8443"


@pytest.mark.parametrize(
    "given",
    [
        "/nowhere/town.pmtiles",
        "town.mbtiles",
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https:///{z}/{x}/{y}.png",
        "https://tiles.example.org; script-src *//{z}/{x}/{y}",
        "https://user@tiles.example.org/{z}/{x}/{y}",
    ],
)
def test_anything_else_is_told(given: str) -> None:
    with pytest.raises(WrongSetting):
        tiles_origin(given)
