"""Counting plans and alarms into their months: once each, in the transaction that they change in.

What is counted says less than the tables that it is counted from: whoever was forced to check in
is one alarm among the others, here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from django.db.models import F, Min, Q
from django.utils import timezone

from lamppost.meetings.figures.bars import bar_of
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Figure, Plan
from lamppost.notices.models import Dispatch

# What a first message may take from the end of grace until it is handed over: see the README.
LATE_AFTER = timedelta(seconds=60)

Kind = Figure.Kind
_Row = tuple[date, Figure.Kind, int]  # month, kind, part


def count_armed(plan: Plan) -> None:
    """Within the transaction that arms it; a second call counts nothing."""
    mine = Plan.objects.filter(pk=plan.pk)
    armed = mine.get().armed
    if armed and mine.filter(counted=Plan.Counted.NOT).update(counted=Plan.Counted.ARMED):
        _add(Counter({(_month(armed), Kind.ARMED, 0): 1}))


def count_ended(alarm: Alarm) -> None:
    """Within the transaction that ends it. One that begins anew after that is still the same."""
    count_over([alarm.plan_id])


def count_closed(plan: Plan) -> None:
    """Within the transaction that erases it: by then it is known that no alarm has followed."""
    count_over([plan.pk])


def count_over(plan_ids: Collection[int]) -> None:
    """What became of plans that have ended, or whose alarm has; what was counted before is not.

    Some ten statements, however many plans.
    """
    plans = Plan.objects.filter(pk__in=plan_ids).exclude(counted=Plan.Counted.OVER)
    over = list(plans.filter(Q(closed__isnull=False) | Q(alarm__isnull=False)))
    alarms = {one.plan_id: one for one in Alarm.objects.filter(plan__in=over)}
    late = _late(alarms.values())
    counted: Counter[_Row] = Counter()
    for plan in over:
        if alarm := alarms.get(plan.pk):
            counted.update(_rows(alarm, plan, is_late=alarm.pk in late))
        elif plan.closed:
            counted[_month(plan.closed), Kind.IN_TIME, 0] += 1
    Plan.objects.filter(pk__in=[plan.pk for plan in over]).update(counted=Plan.Counted.OVER)
    _add(counted)


def _rows(alarm: Alarm, plan: Plan, *, is_late: bool) -> Iterator[_Row]:
    month = _month(alarm.began)
    yield month, Kind.ALARM, 0
    if alarm.why == Why.OVERDUE and alarm.ended and not plan.is_forced:
        yield month, Kind.FALSE_ALARM, 0
    if alarm.why == Why.HELP:
        yield month, Kind.HELP, 0
    if is_late:
        yield month, Kind.LATE, 0
    if alarm.first_taken:
        yield month, Kind.TAKEN, 0
        yield month, Kind.TOOK, bar_of((alarm.first_taken - alarm.began).total_seconds())


def _late(alarms: Collection[Alarm]) -> set[int]:
    """By the board's own word, or by the time at which the first message was handed over."""
    names = {f"meetings.alarm:{alarm.pk}" for alarm in alarms}
    messages = Dispatch.objects.filter(about__in=names, sent__isnull=False)
    first = dict(messages.values_list("about").annotate(first=Min("sent")))
    found = set()
    for alarm in alarms:
        sent = first.get(f"meetings.alarm:{alarm.pk}", alarm.began)
        if max(sent - alarm.began, timedelta(seconds=alarm.late_secs)) > LATE_AFTER:
            found.add(alarm.pk)
    return found


def _month(at: datetime) -> date:
    return timezone.localdate(at).replace(day=1)


def _add(counted: Counter[_Row]) -> None:
    """Rows are taken in one order: of two who count at once, none waits for the other's."""
    for (month, kind, part), number in sorted(counted.items()):
        row, _is_new = Figure.objects.get_or_create(month=month, kind=kind, part=part)
        Figure.objects.filter(pk=row.pk).update(number=F("number") + number)
