"""The queue: what waits, by when somebody should have looked at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from lamppost.moderation.models import Claim, Steward
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.heads import Head, along_the_index, head_of
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.names import QUEUES
from lamppost.moderation.queue.rows import Row, rows_of
from lamppost.moderation.queue.sources import SOURCES
from lamppost.moderation.queue.sources.leaving_out import not_claimed

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

COUNTED_UP_TO = 1_000  # of each queue; more than that is said, and no more
PAGE = 25
URGENT_WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class Count:
    """total: at most one more than is counted up to. late, urgent: of these; urgent is what is
    not late yet and will soon be."""

    queue: Queue
    total: int
    late: int
    urgent: int

    @property
    def name(self) -> Words:
        return QUEUES[self.queue]

    @property
    def is_more(self) -> bool:
        return self.total > COUNTED_UP_TO

    @property
    def said(self) -> int:
        return min(self.total, COUNTED_UP_TO)


@dataclass(frozen=True)
class Listing:
    """rows: one page of them. counts: of every queue that this person takes part in."""

    rows: tuple[Row, ...]
    counts: tuple[Count, ...]
    page: int
    has_more: bool

    @property
    def total(self) -> int:
        return sum(count.said for count in self.counts)

    @property
    def is_more(self) -> bool:
        return any(count.is_more for count in self.counts)

    @property
    def late(self) -> int:
        return sum(count.late for count in self.counts)

    @property
    def urgent(self) -> int:
        return sum(count.urgent for count in self.counts)


def listing_for(
    steward: Steward, now: datetime, *, only: Queue | None = None, page: int = 1
) -> Listing:
    """Each queue is asked once, for its head: what is counted, and what is late, stands there."""
    heads = heads_of(steward, now, most=COUNTED_UP_TO + 1)
    wanted = merge(*(head for queue, head in heads.items() if only in (None, queue)))
    begin = (page - 1) * PAGE
    places = list(islice(wanted, begin, begin + PAGE + 1))
    return Listing(
        rows=rows_of(places[:PAGE], now, mine=_mine(steward, now)),
        counts=tuple(_count(head, now) for head in heads.values()),
        page=page,
        has_more=len(places) > PAGE,
    )


def heads_of(steward: Steward, now: datetime, *, most: int) -> dict[Queue, Head]:
    """The first of each queue that they take part in, soonest first."""
    desk = Desk(steward, now)
    with along_the_index():
        return {queue: _head(desk, queue, most) for queue in _queues(desk)}


def next_items(
    steward: Steward,
    now: datetime,
    *,
    only: Queue | None = None,
    passing: Collection[Item] = (),
    most: int = 10,
) -> list[Item]:
    """Those to look at next. passing: what they have just seen, and do not want again now."""
    desk = Desk(steward, now)
    queues = [queue for queue in _queues(desk) if only in (None, queue)]
    with along_the_index():
        heads = [_head(desk, queue, most + len(passing)) for queue in queues]
    wanted = merge(*heads)
    items = (Item(queue, number) for _look_by, queue, number in wanted)
    return list(islice((item for item in items if item not in passing), most))


def may_decide(steward: Steward, item: Item, now: datetime) -> bool:
    """Whether it waits, and for somebody like them; who is at work on it is asked of `claims`."""
    desk = Desk(steward, now)
    if item.queue not in SOURCES or not desk.takes(item.queue):
        return False
    return SOURCES[item.queue].waiting(desk).filter(pk=item.number).exists()


def _queues(desk: Desk) -> Iterator[Queue]:
    return (queue for queue in SOURCES if desk.takes(queue))


def _head(desk: Desk, queue: Queue, most: int) -> Head:
    return head_of(not_claimed(SOURCES[queue].waiting(desk), queue, desk), queue, most)


def _count(head: Head, now: datetime) -> Count:
    late = head.before(now)
    soon = head.before(now + URGENT_WITHIN)
    return Count(head.queue, total=len(head), late=late, urgent=soon - late)


def _mine(steward: Steward, now: datetime) -> frozenset[Item]:
    claims = Claim.objects.filter(person=steward.person_id, until__gt=now)
    return frozenset(claim.item for claim in claims)
