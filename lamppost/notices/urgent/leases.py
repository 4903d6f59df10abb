"""Who tries to send which messages: nobody else does while their lease runs."""

from __future__ import annotations

import secrets
import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from lamppost.notices.models import Channel, Dispatch

LONGEST_SEND = timedelta(seconds=20)
LEASE = timedelta(seconds=30)  # what runs out was left by one that died
_ROOM = timedelta(seconds=2)  # to write down the outcome
_FRESH = timedelta(seconds=1)  # so long nobody asks again: it would be every second query
# Threads of one process take turns: all would look at the same rows and all but one get none.
_turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


@dataclass(frozen=True)
class Leased:
    """Rows that are ours until `ends`, first things first."""

    name: str
    rows: list[Dispatch]
    ends: datetime


def take(channel: Channel, now: datetime, *, limit: int) -> Leased:
    """Up to `limit` messages whose time has come."""
    name = secrets.token_hex(8)
    with _turns[channel]:
        is_any = _take(channel, now, limit, name)
    mine = Dispatch.objects.filter(lease=name, state=Dispatch.State.WAITING)
    rows = list(mine.order_by("rank", "attempts", "written", "pk")) if is_any else []
    return Leased(name, rows, now + LEASE)


def _take(channel: Channel, now: datetime, limit: int, name: str) -> int:
    due = Dispatch.objects.filter(channel=channel, state=Dispatch.State.WAITING, due__lte=now)
    # What was tried in vain comes after what was not: who has themselves told by a machine that
    # never answers holds up those of their kind alone.
    first = due.order_by("rank", "attempts", "due").values_list("pk", flat=True)
    if not connection.features.has_select_for_update_skip_locked:
        # A look that finds nothing leaves SQLite's one lock to others. Of two that find the
        # same rows the second changes none: the condition is asked again under the lock.
        return due.filter(pk__in=list(first[:limit])).update(due=now + LEASE, lease=name)
    with transaction.atomic():
        free = list(first.select_for_update(skip_locked=True)[:limit])
        return due.filter(pk__in=free).update(due=now + LEASE, lease=name) if free else 0


def still_holds(leased: Leased, row: Dispatch, now: datetime) -> bool:
    """Whether the row is to be sent by us, as of now; renewed if too little is left of it.

    It may have been withdrawn, or be another's because those before it took too long.
    """
    ours = Dispatch.objects.filter(pk=row.pk, lease=leased.name, state=Dispatch.State.WAITING)
    left = leased.ends - now
    if LEASE - _FRESH < left <= LEASE:
        return True
    if left > LONGEST_SEND + _ROOM:
        return ours.exists()
    return bool(ours.update(due=now + LEASE))
