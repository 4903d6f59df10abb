"""How long it took until somebody took an alarm on, in bars. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

# Where a bar ends, in seconds; the last one has no end. Narrow where the ladder takes its steps:
# the next way after 2 minutes, the next contact after 5, everybody after 10.
ENDS = (30, 60, 120, 180, 300, 420, 600, 900, 1_200, 1_800, 3_600, 7_200, 14_400)


def bar_of(secs: float) -> int:
    """The number of its bar, from 0 to len(ENDS)."""
    return bisect_left(ENDS, secs)


def within(share: float, bars: Mapping[int, int]) -> int | None:
    """The end of the bar that this share of all lies within, in seconds: the median for 0.5.

    None where there are none, or where it lies in the bar that has no end.
    """
    wanted, counted = share * sum(bars.values()), 0
    for bar in sorted(bars):
        counted += bars[bar]
        if counted and counted >= wanted:
            return ENDS[bar] if bar < len(ENDS) else None
    return None
