"""Paging by the last ad seen instead of by a page number.

A page number shifts when ads arrive, and costs more the deeper it is; a key does neither.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_NO_RANK = "n"


@dataclass(frozen=True)
class Key:
    """Where a page ended: the value that it is ordered by, and the place in the order of time.

    rank is the closeness, the price in minor units (None: no price), or the tier of the best
    match; with newest first it is None.
    """

    rank: float | None
    bump: int

    def write(self) -> str:
        # repr keeps every digit of a float: the next page must begin exactly here.
        return f"{_NO_RANK if self.rank is None else repr(self.rank)}~{self.bump}"

    @classmethod
    def read(cls, text: str) -> Key | None:
        """None for what is no key: somebody edited the address, and gets the first page."""
        try:
            rank, bump = text.split("~")
            key = cls(None if rank == _NO_RANK else _number(rank), int(bump))
        except (ValueError, OverflowError):
            return None
        if key.rank is not None and not math.isfinite(key.rank):
            return None
        return key if 0 < key.bump < 2**62 else None


def _number(text: str) -> float:
    # Prices stay whole: a float would round the dearest.
    return int(text) if text.isdigit() and len(text) < 19 else float(text)
