"""Tiles under the map: the board's own, a host's file, or a host's server."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import Client
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from pytest_django import Settings

from lamppost.places.checks import check_tiles
from lamppost.places.tile_source import Archive, NotPictures, tile_source

PICTURE = b"\x89PNG\r\n\x1a\n, as it were"
LAND = "/places/land/5/8/12"


def write_tiles(path: Path, kind: TileType = TileType.PNG) -> Path:
    """A PMTiles file with one tile of level 4 and one of level 6."""
    with path.open("wb") as file:
        writer = Writer(file)
        for z, x, y in ((4, 3, 5), (6, 17, 24)):
            writer.write_tile(zxy_to_tileid(z, x, y), PICTURE)
        header = {
            "tile_type": kind,
            "tile_compression": Compression.NONE,
            "min_lon_e7": 0,
            "min_lat_e7": 0,
            "max_lon_e7": 0,
            "max_lat_e7": 0,
            "center_zoom": 4,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        writer.finalize(header, {"attribution": "somebody"})
    return path


def test_land_is_a_picture_of_its_own(client: Client) -> None:
    answer = client.get(LAND)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert "max-age=604800" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("path", ["/places/land/5/32/0", "/places/land/99999999999/0/0"])
def test_there_is_no_land_beyond_the_earth(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_host_may_set_a_file(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.MAP_TILES = str(write_tiles(tmp_path / "town.pmtiles"))
    answer = client.get("/places/tiles/6/17/24")
    assert (answer.content, answer["Content-Type"]) == (PICTURE, "image/png")
    source = tile_source()
    assert source.address(6, 17, 24) == "/places/tiles/6/17/24"
    assert (source.levels, source.tile_px) == (range(4, 7), 256)
    assert check_tiles() == []


@pytest.mark.parametrize("tile", ["6/17/25", "3/0/0", "7/0/0", "4/16/0", "99999999999/0/0"])
def test_tile_that_the_file_has_not_is_not_found(
    client: Client, settings: Settings, tmp_path: Path, tile: str
) -> None:
    settings.MAP_TILES = str(write_tiles(tmp_path / "town.pmtiles"))
    assert client.get(f"/places/tiles/{tile}").status_code == 404


def test_without_a_file_there_are_no_tiles(client: Client) -> None:
    assert client.get("/places/tiles/6/17/24").status_code == 404


def test_host_may_set_a_server(settings: Settings) -> None:
    settings.MAP_TILES = "https://tiles.example.org/{z}/{x}/{y}.png"
    assert tile_source().address(6, 17, 24) == "https://tiles.example.org/6/17/24.png"


def test_own_land_is_the_default() -> None:
    assert tile_source().address(5, 8, 12) == LAND


def test_file_of_vector_tiles_stops_the_start(settings: Settings, tmp_path: Path) -> None:
    settings.MAP_TILES = str(write_tiles(tmp_path / "vector.pmtiles", TileType.MVT))
    assert [one.id for one in run_checks() if one.id == "places.E001"] == ["places.E001"]


@pytest.mark.parametrize("content", [b"", b"PM", b"PMTiles" + b"\x03" + b"\0" * 119, b"x" * 400])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.pmtiles"
    path.write_bytes(content)
    with pytest.raises(NotPictures):
        Archive(path)
