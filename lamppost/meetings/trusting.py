"""What time it is, if a clock may have been set wrong. Pure.

A plan's deadline is a time that somebody counts on. A clock that was set back must not put it
off, nor one that was set forward call out somebody's friends at night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

# So far a clock may be put right without anybody being asked: what a network sets in one go.
STEP = timedelta(seconds=120)
# Time that is ahead waits for the clock by going at nine tenths of its pace: it never goes back,
# and the two minutes until a contact's next way grow by no more than a few seconds.
SLOWER = 0.9


@dataclass(frozen=True)
class Known:
    """The board's time at a moment of a machine: `steady` seconds after it started as `boot`."""

    at: datetime
    boot: str
    steady: float


@dataclass(frozen=True)
class Reading:
    """What the clocks say now. wall: the database's. others: clocks that are not set with it.

    is_kept: the system that the wall clock is on says that a network of clocks keeps it right.
    """

    wall: datetime
    boot: str
    steady: float
    is_kept: bool = False
    others: tuple[datetime, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        return self.is_kept or any(abs(other - self.wall) <= STEP for other in self.others)


@dataclass(frozen=True)
class Trusted:
    """The board's time, and by how much the wall clock is ahead of it."""

    at: datetime
    ahead: timedelta = timedelta(0)

    @property
    def is_in_doubt(self) -> bool:
        """Whether the clock says something that the board does not believe."""
        return abs(self.ahead) > STEP


def trusted(known: Known | None, reading: Reading) -> Trusted:
    """Never before what was known."""
    if known is None:
        return Trusted(reading.wall)
    passed = reading.steady - known.steady
    if reading.boot != known.boot or passed < 0:
        at = _after_a_start(known, reading)
    else:
        at = _going_on(known, reading, timedelta(seconds=passed))
    return Trusted(at, reading.wall - at)


def _after_a_start(known: Known, reading: Reading) -> datetime:
    """Nothing has counted the time between: of clocks that may be right, the one that is behind.

    A clock from before what was known is wrong, and no reason to be late.
    """
    may_be_right = [at for at in (reading.wall, *reading.others) if at >= known.at]
    return min(may_be_right, default=known.at)


def _going_on(known: Known, reading: Reading, passed: timedelta) -> datetime:
    counted = known.at + passed
    ahead = reading.wall - counted
    if abs(ahead) > STEP and not reading.is_confirmed:
        return counted
    return max(reading.wall, known.at + passed * SLOWER)
