"""Positions in PostgreSQL's write-ahead log, and whether a replica has come far enough. Pure."""

from __future__ import annotations

from dataclasses import dataclass


def read_position(text: str) -> int:
    """The number of bytes behind "16/B374D848", as PostgreSQL writes a position (pg_lsn).

    Raises ValueError for anything else.
    """
    high, low = text.split("/")
    if max(len(high), len(low)) > 8:
        raise ValueError("longer than a position")
    return int(high, 16) << 32 | int(low, 16)


@dataclass(frozen=True)
class Standing:
    """How far a replica has come, as far as was measured.

    `age_secs` is how long ago the last transaction that it knows was committed on the primary;
    None before its first.
    """

    replayed: int
    age_secs: float | None
    primary: int | None  # the primary's own position, just before; None if it did not answer

    @property
    def is_whole(self) -> bool:
        """Whether it holds all that the primary held."""
        return self.primary is not None and self.replayed >= self.primary

    def behind_secs(self) -> float:
        """How old what it shows may be, in seconds; infinite where nobody knows.

        Too much rather than too little: on a quiet board its last transaction is old although
        the one that it lacks is new. Then reads go to the primary for a moment.
        """
        if self.is_whole:
            return 0.0
        return float("inf") if self.age_secs is None else max(0.0, self.age_secs)
