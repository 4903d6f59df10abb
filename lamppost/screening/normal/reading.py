"""Normalising a text."""

from __future__ import annotations

from lamppost.screening.normal.folding import fold_with_origin
from lamppost.screening.normal.values import Normal


def normalise(text: str, *, country: str = "US") -> Normal:
    """country: two letters; numbers without a prefix are read as of there."""
    plain, origin = fold_with_origin(text)
    return Normal(raw=text, plain=plain, origin=origin)
