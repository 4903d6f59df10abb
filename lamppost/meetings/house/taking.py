"""A contact of the other board's says here that they take it on, or that they cannot go on."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from lamppost.meetings.models import Guarded


def take_on(row: Guarded, contact: int, *, at: datetime) -> bool:
    """Whether they were the first. The climb rests."""
    free = Guarded.objects.filter(pk=row.pk, taken=None, climbed__isnull=False)
    return bool(free.update(taken=at, taken_by=contact, look_at=None))


def put_down(row: Guarded, contact: int, *, at: datetime) -> bool:
    """Everybody is told anew."""
    mine = Guarded.objects.filter(pk=row.pk, taken_by=contact, taken__isnull=False)
    changes = {"taken": None, "taken_by": None, "put_down": at, "look_at": at}
    return bool(mine.update(downs=F("downs") + 1, **changes))
