"""Every ad's place in the order of time: one number, so that "newest" is the way rows lie.

A bump is the moment of the last renewal in sixteenths of a second since 1970. Where two ads
would have the same, one moves to the nearest free sixteenth.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from lamppost.board.models import Ad

SLOTS_PER_SEC = 16
_AT_A_LOOK = 1_024
_TAKING = 0x1A4C  # any number: everybody who takes a slot agrees on it


def slot_of(moment: datetime) -> int:
    return int(moment.timestamp() * SLOTS_PER_SEC)


class Slots:
    """Hands out free slots within the caller's transaction, which must also write the ads.

    now tells on which side to look: an ad of the past moves towards now, one of now towards
    the past, so that none is ahead of those that are posted next. Keep one for all batches of
    an import: it remembers how far the ads of one moment have spread.
    """

    def __init__(self, *, now: datetime) -> None:
        self._newest = slot_of(now)
        self._next: dict[int, int] = {}  # by the slot wanted: where to look on
        self._taken: set[int] = set()
        self._seen_until: dict[int, int] = {}

    def take(self, moments: Sequence[datetime]) -> list[int]:
        """A free slot for each moment, in their order; a statement for some thousand of them."""
        _one_at_a_time()
        wanted = [slot_of(moment) for moment in moments]
        starts = {self._next.get(slot, slot) for slot in wanted}
        self._taken = set(Ad.objects.filter(bump__in=starts).values_list("bump", flat=True))
        self._seen_until = {}
        return [self._free(slot) for slot in wanted]

    def _free(self, slot: int) -> int:
        step = 1 if slot < self._newest else -1
        free = self._next.get(slot, slot)
        if free in self._taken:
            while free in self._taken:
                free += step
                self._look(slot, free, step)
            self._next[slot] = free
        self._taken.add(free)
        return free

    def _look(self, slot: int, free: int, step: int) -> None:
        """Learns what is taken from here on, unless that is known."""
        seen = self._seen_until.get(slot)
        if seen is not None and (seen - free) * step >= 0:
            return
        last = free + step * _AT_A_LOOK
        beside = Ad.objects.filter(bump__range=sorted((free, last)))
        self._taken.update(beside.values_list("bump", flat=True))
        self._seen_until[slot] = last


def take_slot(moment: datetime) -> int:
    """A slot for what happens now."""
    return Slots(now=moment).take([moment])[0]


def _one_at_a_time() -> None:
    # On SQLite the transaction that writes is alone already.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TAKING])
