"""Normalising a text."""

from __future__ import annotations

import unicodedata

from lamppost.screening.normal.values import Normal


def normalise(text: str, *, country: str = "US") -> Normal:
    """country: two letters; numbers without a prefix are read as of there."""
    plain: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            plain.append(folded)
            origin.append(at)
    return Normal(raw=text, plain="".join(plain), origin=[*origin, len(text)])
