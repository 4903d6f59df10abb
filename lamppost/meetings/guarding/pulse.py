"""Who guards, and since when nobody does."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from lamppost.meetings import clock
from lamppost.meetings.models import Pulse

WATCH, STAND_IN = "watch", "stand-in"
BEATS_EVERY_SECS = 5.0
SILENT = timedelta(seconds=30)  # six beats that did not come: the web process stands in
TURN = timedelta(seconds=15)  # of one web process: then another may


def beat(name: str, at: datetime) -> None:
    Pulse.objects.update_or_create(
        name=name, defaults={"at": at, "boot": clock.boot(), "steady": clock.steady_secs()}
    )


def silent_for(now: datetime, name: str = WATCH) -> timedelta | None:
    """Since its last beat; None if there never was one."""
    last = Pulse.objects.filter(name=name).values_list("at", flat=True).first()
    return max(now - last, timedelta(0)) if last else None


def is_watched(now: datetime) -> bool:
    silence = silent_for(now)
    return silence is not None and silence <= SILENT


def take_turn(who: str, now: datetime) -> bool:
    """Whether `who` is the one web process that stands in, until TURN from now."""
    turn = Pulse.objects.filter(name=STAND_IN)
    free = turn.filter(Q(boot=who) | Q(at__lt=now - TURN))
    if free.update(boot=who, at=now):
        return True
    if turn.exists():
        return False
    Pulse.objects.bulk_create([Pulse(name=STAND_IN, at=now, boot=who)], ignore_conflicts=True)
    return turn.filter(boot=who).exists()
