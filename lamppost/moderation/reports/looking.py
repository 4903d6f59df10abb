"""By when somebody should have looked at what is reported. Pure.

The gravest kind says how long it may wait; many who report it and many who may meet it shorten
that, to a quarter at the most. So no number of other reports comes before one about a child or
about danger that was made at the same time. Nothing is decided here: all that comes of it is the
order of a queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2, log10

# How long each kind may wait at the most: what waiting does, not how bad it is to read.
WAITS: dict[str, timedelta] = {
    "child": timedelta(hours=1),
    "danger": timedelta(hours=2),
    "money": timedelta(hours=12),
    "pressure": timedelta(hours=12),
    "sexual": timedelta(hours=12),
    "private": timedelta(hours=12),
    "goods": timedelta(hours=48),
    "wrong": timedelta(hours=48),
    "spam": timedelta(hours=48),
    "other": timedelta(hours=48),
}
SOONEST = timedelta(minutes=30)  # somebody has to open the page and read it
SHORTEST = 4  # a wait is divided by this at the most

# Reports count by how much more often they were right than those of somebody who is mostly wrong.
# One new reporter (1/2) hastens nothing: that is what WAITS are meant for.
_MOSTLY_WRONG = 0.25
_ONE_NEW = 0.25
# All who have no account together: such reports cost nothing, and may all be one person's.
_STRANGERS_AT_MOST = 0.75


@dataclass(frozen=True)
class Said:
    """One report. who: the account it came from, None without one. weight: 0.0 to 1.0."""

    kind: str
    at: datetime
    who: int | None
    weight: float


def look_by_of(said: Sequence[Said], reach: int, *, so_far: datetime | None = None) -> datetime:
    """said: all reports of a case, at least one. so_far: what was said before; never later."""
    haste = haste_of(said, reach)
    due = min(one.at + WAITS[one.kind] / haste for one in said)
    due = max(due, max(one.at for one in said) + SOONEST)
    return min(due, so_far) if so_far else due


def haste_of(said: Iterable[Said], reach: int) -> float:
    """What a wait is divided by, 1.0 to SHORTEST. reach: people who may have met it."""
    pressure = max(0.0, _pressure(said) - _ONE_NEW)
    return min(float(SHORTEST), 1 + log2(1 + pressure) / 2 + log10(1 + reach) / 2)


def _pressure(said: Iterable[Said]) -> float:
    """Each account once, however often it reports the thing."""
    of_accounts: dict[int, float] = {}
    of_strangers = 0.0
    for one in said:
        counts = max(0.0, one.weight - _MOSTLY_WRONG)
        if one.who is None:
            of_strangers += counts
        else:
            of_accounts[one.who] = max(counts, of_accounts.get(one.who, 0.0))
    return sum(of_accounts.values()) + min(of_strangers, _STRANGERS_AT_MOST)
