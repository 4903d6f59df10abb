"""When each ad was put up and last renewed: thirty days, no two ads in one slot of time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from math import gcd

SLOTS_A_SEC = 16  # of `Ad.bump`
BOARD_DAYS = 30
RENEWED_EACH = 4  # one ad in so many is put on top again, unless its turn is before it is posted
_FAR = 0.618  # of the board: where the first of those goes, and the others by so many further on


@dataclass(frozen=True)
class Times:
    """Slots for so many ads that end at a time. Knows no ad, and so needs no memory.

    Each ad has a stretch of slots of its own, in the order of their keys. It is posted in any
    but the last slot of its own stretch, and renewed in the last one of another's: the other
    is found by stepping around the board with a step that shares no divisor with its size.
    """

    ads: int
    ends: datetime

    @cached_property
    def stretch(self) -> int:
        return BOARD_DAYS * 86_400 * SLOTS_A_SEC // self.ads

    def of(self, number: int, chance: random.Random) -> tuple[datetime, datetime]:
        """Posted and renewed, of the ad with this number, 0 being the oldest."""
        posted = self._first + number * self.stretch + int((self.stretch - 1) * chance.random())
        turn = (number * self._step + self._step) % self.ads
        if number % RENEWED_EACH or turn <= number:
            return _at(posted), _at(posted)
        return _at(posted), _at(self._first + turn * self.stretch + self.stretch - 1)

    @cached_property
    def _first(self) -> int:
        return int(self.ends.timestamp() * SLOTS_A_SEC) - self.ads * self.stretch

    @cached_property
    def _step(self) -> int:
        step = max(1, int(self.ads * _FAR))
        while gcd(step, self.ads) > 1:
            step += 1
        return step


def _at(slot: int) -> datetime:
    # A sixteenth of a second is a whole number of microseconds: nothing is rounded away.
    secs, part = divmod(slot, SLOTS_A_SEC)
    return datetime.fromtimestamp(secs, UTC) + timedelta(seconds=part / SLOTS_A_SEC)
