"""By how much the guard of meetings is late, if it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from lamppost.meetings.guarding.alarm_steps import due_alarms
from lamppost.meetings.guarding.plan_steps import due_plans
from lamppost.meetings.guarding.pulse import STAND_IN, WATCH, silent_for
from lamppost.notices.models import Dispatch

# Ten thousand plans in one minute are seen to within one; whatever waits longer is stuck.
LATE = timedelta(seconds=60)


def late_by(now: datetime) -> timedelta:
    """Nothing while all is in time. Four small queries."""
    late = max(_waits(now), default=timedelta(0))
    return late if late > LATE else timedelta(0)


def _waits(now: datetime) -> Iterator[timedelta]:
    pulses = [silent_for(now, name) for name in (WATCH, STAND_IN)]
    alive = [silence for silence in pulses if silence is not None]
    if alive:
        yield min(alive)
    waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING, due__lte=now)
    for first in (
        due_plans(now).order_by("look_at").values_list("look_at", flat=True).first(),
        due_alarms(now).order_by("look_at").values_list("look_at", flat=True).first(),
        waiting.order_by("due").values_list("due", flat=True).first(),
    ):
        if first:
            yield now - first
