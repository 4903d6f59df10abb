"""What lies under the cells: the board's own land, or the tiles that a host has set."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from pmtiles.reader import Reader
from pmtiles.tile import MagicNumberNotFound, SpecVersionUnsupported, TileType

from lamppost.places.land import tiles as land

ENDING = ".pmtiles"
HOST_TILE_PX = 256
_ANY_LEVEL = range(20)
_PLACEHOLDERS = ("{z}", "{x}", "{y}")
_UNREADABLE = (OSError, ValueError, KeyError, MagicNumberNotFound, SpecVersionUnsupported)
_TYPES = {
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}


@dataclass(frozen=True)
class TileSource:
    """Where the tiles of a map are, and how large they are. template holds {z}, {x} and {y}."""

    template: str
    tile_px: int
    levels: range
    overlap_px: int = 0

    def address(self, level: int, x: int, y: int) -> str:
        numbers = zip(_PLACEHOLDERS, (level, x, y), strict=True)
        address = self.template
        for placeholder, number in numbers:
            address = address.replace(placeholder, str(number))
        return address


class NotPictures(ValueError):
    """A PMTiles file that cannot be read, or whose tiles are no pictures."""


class Archive:
    """A PMTiles file of pictures. Raises NotPictures if it is none."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._reader = Reader(lambda offset, length: self._bytes[offset : offset + length])
            header = self._reader.header()
            self.content_type = _TYPES[header["tile_type"]]
        except _UNREADABLE as error:
            raise NotPictures(str(path)) from error
        self.levels = range(header["min_zoom"], header["max_zoom"] + 1)

    def tile(self, level: int, x: int, y: int) -> bytes | None:
        """The picture, or None where the file has none."""
        if level not in self.levels or not (0 <= x < 2**level and 0 <= y < 2**level):
            return None
        found: bytes | None = self._reader.get(level, x, y)
        return found


def archive() -> Archive | None:
    """The host's PMTiles file, if one is set."""
    return _opened(settings.MAP_TILES) if settings.MAP_TILES.endswith(ENDING) else None


@lru_cache(maxsize=2)
def _opened(path: str) -> Archive:
    return Archive(Path(path))


def tile_source() -> TileSource:
    """The tiles that every map of a search shows."""
    if not settings.MAP_TILES:
        return TileSource(_own("land"), land.TILE_PX, land.LEVELS, land.OVERLAP_PX)
    kept = archive()
    if kept is None:
        return TileSource(settings.MAP_TILES, HOST_TILE_PX, _ANY_LEVEL)
    return TileSource(_own("tile"), HOST_TILE_PX, kept.levels)


def _own(name: str) -> str:
    address = reverse(f"places:{name}", args=[0, 0, 0])
    return address.replace("0/0/0", "{z}/{x}/{y}")
