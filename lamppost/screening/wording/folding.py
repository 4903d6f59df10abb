"""Letters without their marks, one for one, so that places in a text stay what they are."""

from __future__ import annotations

import unicodedata
from functools import cache

# Latin letters whose mark is part of the letter: Unicode does not take them apart.
_WHOLE = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "œ": "o", "ħ": "h", "ŧ": "t"}


def fold(text: str) -> str:
    """As long as the text; "é" is "e" and "й" is "и"."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """For Latin (with what Vietnamese needs), Greek and Cyrillic."""
    table = {}
    for code in (*range(0xC0, 0x530), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            table[code] = base
    return table | {ord(letter): plain for letter, plain in _WHOLE.items()}
