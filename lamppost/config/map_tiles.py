"""Reads LAMPPOST_MAP_TILES: a file of tiles, or the address of a server that has them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from lamppost.config.env import WrongSetting

_ENDING = ".pmtiles"
_HOST = re.compile(r"[\w.-]+(:\d+)?", re.ASCII)  # it will stand in the pages' policy
_PLACEHOLDERS = ("{z}", "{x}", "{y}")


def tiles_origin(given: str) -> str:
    """The server that browsers would ask for tiles; "" if it is the board itself.

    Raises WrongSetting for what is neither a file nor such an address.
    """
    if not given:
        return ""
    if "://" not in given:
        if given.endswith(_ENDING) and Path(given).is_file():
            return ""
        raise WrongSetting(
            "LAMPPOST_MAP_TILES names no file that ends in .pmtiles. "
            "Write the path of one, or an address such as https://tiles.example.org/{z}/{x}/{y}.png."
        )
    parts = urlsplit(given)
    has_all = all(one in given for one in _PLACEHOLDERS)
    if parts.scheme == "https" and _HOST.fullmatch(parts.netloc) and has_all:
        return f"https://{parts.netloc}"
    raise WrongSetting(
        "LAMPPOST_MAP_TILES is no address of tiles. "
        "It begins with https:// and holds {z}, {x} and {y}."
    )
