"""Three days after a plan was closed nobody needs to know any more what it said."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from lamppost.journal.actions import CLOCK, record
from lamppost.meetings.figures.counting import count_over
from lamppost.meetings.models import Alarm, Plan, PlanContact, Told
from lamppost.notices.urgent.writing import withdraw


def erase_due_plans(now: datetime, *, limit: int = 500) -> int:
    """What the guard erases by itself, should it have been missed. Not what is yet to be settled:
    after days of silence whoever was forced is told of first. Drafts that nobody armed go too."""
    old = Plan.objects.filter(state=Plan.State.DRAFT, erase_due__lte=now)
    dropped = old.delete()[1].get("meetings.Plan", 0)
    settled = Q(look_at=None) | Q(look_at=F("erase_due"))
    due = Plan.objects.filter(settled, state=Plan.State.CLOSED, erase_due__lte=now)
    with transaction.atomic():
        found = list(due.order_by("pk").select_for_update().values_list("pk", flat=True)[:limit])
        erase_plans(found, at=now)
    return len(found) + dropped


def erase_plans(plan_ids: Collection[int], *, at: datetime) -> None:
    """What they said, who was to be told and who was. Their times stay, for the statistics, and
    name nobody but the person. One still armed, whose alarm has lapsed, is closed by it."""
    count_over(plan_ids)
    for alarm in Alarm.objects.filter(plan__in=plan_ids):
        withdraw(f"meetings.alarm:{alarm.pk}", at=at)
    Told.objects.filter(alarm__plan__in=plan_ids).delete()
    PlanContact.objects.filter(plan__in=plan_ids).delete()
    alarms = Alarm.objects.filter(plan__in=plan_ids)
    alarms.filter(ended=None).update(ended=at, look_at=None)
    alarms.update(taken_by=None)
    plans = Plan.objects.filter(pk__in=plan_ids)
    for plan in plans.filter(state=Plan.State.ARMED):
        record("plan.lapsed", plan, by=CLOCK, at=at)
    lapsed = {"state": Plan.State.CLOSED, "closed": at, "version": F("version") + 1}
    plans.filter(state=Plan.State.ARMED).update(look_at=None, **lapsed)
    plans.update(details=b"", look_at=None, erase_due=None)
