"""How often somebody may do what can be guessed at or flooded."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from time import time

from django.core.cache import cache
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused


class TooOften(Refused):
    """Somebody did a thing more often than its limit allows."""

    code = "too_often"


@dataclass(frozen=True)
class Limit:
    """At most `times` in a window of `per_secs` seconds, counted for each key on its own.

    Windows begin at whole multiples of their length, so that somebody who goes on trying does
    not put off the end of theirs.
    """

    name: str
    times: int
    per_secs: int

    def spend(self, key: str) -> None:
        """Counts one; raises TooOften past the limit. Keys are hashed: they may be addresses."""
        if self._count(self._slot(key)) > self.times:
            raise TooOften(_("That was too often in a short time. Wait a while, then try again."))

    def give_back(self, key: str) -> None:
        """Uncounts one, in the same window: for limits on what went wrong alone."""
        slot = self._slot(key)
        with suppress(ValueError):  # the window has ended meanwhile
            cache.decr(slot)
            cache.touch(slot, self.per_secs)

    def is_spent(self, key: str) -> bool:
        """Whether the next one would be past the limit. Counts nothing."""
        return int(cache.get(self._slot(key), 0)) >= self.times

    def _slot(self, key: str) -> str:
        hidden = hashlib.blake2b(f"{self.name}:{key}".encode(), digest_size=16).hexdigest()
        return f"limit:{self.name}:{int(time()) // self.per_secs}:{hidden}"

    def _count(self, slot: str) -> int:
        # In the database's cache each of these is a write: mostly, the first is all.
        if cache.add(slot, 1, self.per_secs):
            return 1
        try:
            count = cache.incr(slot)
        except ValueError:  # a full cache threw it out at this moment
            return 1
        # The database's cache would keep a number that was counted up for five minutes only.
        cache.touch(slot, self.per_secs)
        return count
