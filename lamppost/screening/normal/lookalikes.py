"""Which letters look like which: Unicode's confusables (UTS #39), as far as they look Latin."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files
from string import ascii_letters

# Letters with a shape of their own in small type, where the data knows only the capital's: the
# η of "пηopa" is read as n, though Η is an H.
_IN_SMALL_TYPE = {"η": "n", "μ": "u", "ω": "w", "ѡ": "w", "ε": "e", "к": "k", "κ": "k"}
# Small capitals, which the data leaves out where they look like no other letter.
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_ENCLOSED = (0x1F150, 0x1F170)  # 🅐 and 🅰: Unicode takes Ⓐ and 🄰 apart, but not these
_FLAG_LETTERS = 0x1F1E6  # two of them are a flag, alone they are letters


@cache
def to_latin() -> dict[str, str]:
    """Letters of other scripts, each with the Latin letter in the same case that it looks like.

    Nothing from scripts that are written from right to left: inside of a Latin word they stand
    in another order than they are seen in, so they hide nothing.
    """
    table: dict[str, str] = {}
    for latin in ascii_letters:
        for other in _like(latin):
            if other.isalpha() and not other.isascii() and _script(other) != "LATIN":
                table.setdefault(other, latin)
    for letter, latin in _IN_SMALL_TYPE.items():
        table[letter] = latin
    return table


@cache
def always_latin() -> dict[str, str]:
    """Signs and letters that in an ad can only be meant as the Latin letter."""
    table = dict(_SMALL_CAPITALS)
    for latin in ascii_letters:
        for other in _like(latin):
            if other.isascii() or other in to_latin():
                continue
            if _script(other) == "LATIN" or not other.isalnum():
                table.setdefault(other, latin)
    for number, latin in enumerate("abcdefghijklmnopqrstuvwxyz"):
        table |= {chr(first + number): latin for first in _ENCLOSED}
    return table


@cache
def flag_letters() -> dict[str, str]:
    return {chr(_FLAG_LETTERS + number): chr(ord("a") + number) for number in range(26)}


@cache
def _data() -> dict[str, list[dict[str, str]]]:
    # The package's own functions ask for one letter at a time, and build lists anew for each.
    raw = files("confusable_homoglyphs").joinpath("confusables.json").read_text("utf-8")
    read: dict[str, list[dict[str, str]]] = json.loads(raw)
    return read


def _like(latin: str) -> list[str]:
    # "I" is filed under "l", which it is a look-alike of; what looks like either looks like both.
    given = [entry["c"] for entry in _data().get(latin, [])]
    return [other for other in given if len(other) == 1 and _can_stand_in(other)]


def _can_stand_in(other: str) -> bool:
    if unicodedata.normalize("NFKC", other) != other:  # Unicode itself knows what it is
        return False
    return unicodedata.bidirectional(other) in {"L", "ON", "ET"} and not _is_mark(other)


def _is_mark(other: str) -> bool:
    return unicodedata.category(other).startswith("M")


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0]
