"""Counting plans and alarms into their months: once each, in the transaction that they change in.

What is counted says less than the tables that it is counted from: whoever was forced to check in
is one alarm among the others, here too.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import F, Min
from django.utils import timezone

from lamppost.meetings.figures.bars import bar_of
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Figure, Plan
from lamppost.notices.models import Dispatch

# What a first message may take from the end of grace until it is handed over: see the README.
LATE_AFTER = timedelta(seconds=60)

Kind = Figure.Kind


def count_armed(plan: Plan) -> None:
    """Within the transaction that arms it; a second call counts nothing."""
    mine = Plan.objects.filter(pk=plan.pk)
    armed = mine.get().armed
    if armed and mine.filter(counted=Plan.Counted.NOT).update(counted=Plan.Counted.ARMED):
        _add(_month(armed), Kind.ARMED)


def count_ended(alarm: Alarm) -> None:
    """Within the transaction that ends it. One that begins anew after that is still the same."""
    if not _is_first(alarm.plan_id):
        return
    alarm = Alarm.objects.select_related("plan").get(pk=alarm.pk)
    month = _month(alarm.began)
    _add(month, Kind.ALARM)
    if alarm.why == Why.OVERDUE and alarm.plan.closed and not alarm.plan.is_forced:
        _add(month, Kind.FALSE_ALARM)
    if alarm.why == Why.HELP:
        _add(month, Kind.HELP)
    if _is_late(alarm):
        _add(month, Kind.LATE)
    if alarm.first_taken:
        _add(month, Kind.TAKEN)
        secs = (alarm.first_taken - alarm.began).total_seconds()
        _add(month, Kind.TOOK, part=bar_of(secs))


def count_closed(plan: Plan) -> None:
    """Within the transaction that erases it: by then it is known that no alarm has followed."""
    if plan.closed is None:
        return
    if alarm := Alarm.objects.filter(plan=plan).first():
        count_ended(alarm)
    elif _is_first(plan.pk):
        _add(_month(plan.closed), Kind.IN_TIME)


def _is_first(plan_id: int) -> bool:
    """Whether what became of a plan is to be counted now."""
    mine = Plan.objects.filter(pk=plan_id).exclude(counted=Plan.Counted.OVER)
    return bool(mine.update(counted=Plan.Counted.OVER))


def _is_late(alarm: Alarm) -> bool:
    """By the board's own word, or by the time at which the first message was handed over."""
    about = Dispatch.objects.filter(about=f"meetings.alarm:{alarm.pk}")
    sent = about.aggregate(first=Min("sent"))["first"]
    handed_over = sent - alarm.began if sent else timedelta(0)
    return max(handed_over, timedelta(seconds=alarm.late_secs)) > LATE_AFTER


def _month(at: datetime) -> date:
    return timezone.localdate(at).replace(day=1)


def _add(month: date, kind: Figure.Kind, *, part: int = 0) -> None:
    row, _is_new = Figure.objects.get_or_create(month=month, kind=kind, part=part)
    Figure.objects.filter(pk=row.pk).update(number=F("number") + 1)
