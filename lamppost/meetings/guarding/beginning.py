"""The beginning of a climb."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan


def begin_alarm(plan: Plan, why: Why, *, began: datetime, at: datetime) -> Alarm:
    """In the caller's transaction. One that runs already climbs anew, for this reason."""
    climb = {"why": why, "climb_why": why, "climb_began": began, "look_at": at}
    alarm, is_new = Alarm.objects.get_or_create(plan=plan, defaults={**climb, "began": began})
    if not is_new:
        anew = {"taken_by": None, "taken": None, "ended": None, "done_until": None}
        number = F("climb_number") + 1
        Alarm.objects.filter(pk=alarm.pk).update(**climb, **anew, climb_number=number)
        alarm.refresh_from_db()
    return alarm
