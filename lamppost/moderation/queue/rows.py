"""A row of the queue, with what is only looked up for those that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.sources import SOURCES
from lamppost.moderation.queue.sources.source import Shown
from lamppost.moderation.tables import span

# How soon a thing has to be looked at, from when it came, and what that is called.
_URGENT, _SOON, _TODAY = timedelta(hours=2), timedelta(hours=12), timedelta(hours=36)


@dataclass(frozen=True)
class Row:
    item: Item
    look_by: datetime
    shown: Shown
    now: datetime
    is_mine: bool  # this person is at work on it

    @property
    def is_late(self) -> bool:
        return self.look_by < self.now

    @property
    def waits(self) -> str:
        return span(max(self.now - self.shown.since, timedelta()))

    @property
    def severity(self) -> str:
        """How much harm waiting does, in words."""
        within = self.look_by - self.shown.since
        if within <= _URGENT:
            return _("Urgent")
        if within <= _SOON:
            return _("Soon")
        return _("Within a day") if within <= _TODAY else _("When there is time")


def rows_of(
    places: Sequence[tuple[datetime, Queue, int]], now: datetime, *, mine: Collection[Item]
) -> tuple[Row, ...]:
    """In the order given; what is gone since it was found is left out."""
    shown = _shown(places)
    items = ((Item(queue, number), look_by) for look_by, queue, number in places)
    return tuple(
        Row(item, look_by, shown[item], now, is_mine=item in mine)
        for item, look_by in items
        if item in shown
    )


def _shown(places: Sequence[tuple[datetime, Queue, int]]) -> dict[Item, Shown]:
    numbers: dict[Queue, list[int]] = defaultdict(list)
    for _look_by, queue, number in places:
        numbers[queue].append(number)
    return {
        Item(queue, number): shown
        for queue, some in numbers.items()
        for number, shown in SOURCES[queue].shown(some).items()
    }
