"""An alarm begins, or goes on for another reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan, Told
from lamppost.notices.urgent.writing import withdraw

LATE = timedelta(seconds=30)  # looks come twice a second: it is more than that which is told


@dataclass(frozen=True)
class Begin:
    """began: when it should have begun, which is now unless the board was down."""

    plan: Plan
    why: Why
    began: datetime


def begin_alarm(plan: Plan, why: Why, *, began: datetime, at: datetime) -> Alarm:
    """The plan's alarm, under way for this reason. Call it in a transaction.

    The first contacts are told by the guard's next look. The same reason twice changes nothing.
    """
    begin_alarms([Begin(plan, why, began)], at=at)
    return Alarm.objects.get(plan=plan)


def begin_alarms(begins: Iterable[Begin], *, at: datetime) -> None:
    by_plan = {begin.plan.pk: begin for begin in begins}
    # Locked, so that whoever takes it on or ends it at this moment does so before or after.
    known = {one.plan_id: one for one in Alarm.objects.select_for_update().filter(plan__in=by_plan)}
    for plan_id, alarm in known.items():
        _begin_anew(alarm, by_plan[plan_id], at)
    new = [begin for plan_id, begin in by_plan.items() if plan_id not in known]
    Alarm.objects.bulk_create(
        [first_alarm(begin, at) for begin in new],
        # Of two processes that begin it one does.
        ignore_conflicts=True,
    )


def first_alarm(begin: Begin, at: datetime) -> Alarm:
    return Alarm(plan=begin.plan, **_first(begin.why, begin.began, at))


def _first(why: Why, began: datetime, at: datetime) -> dict[str, Any]:
    late = at - began
    return {
        "why": why,
        "why_since": began,
        "climb_why": why,
        "climb_began": began,
        "climb_number": 1,
        "began": began,
        "late_secs": int(late.total_seconds()) if late > LATE else 0,
        **_climbing(began),
    }


def _climbing(look_at: datetime) -> dict[str, Any]:
    """Nobody has it; whoever had taken it on took on something else."""
    return {"taken_by": None, "taken": None, "done_until": None, "look_at": look_at}


def _begin_anew(alarm: Alarm, begin: Begin, at: datetime) -> None:
    changes = changes_of(alarm, begin, at)
    if not changes:
        return
    if alarm.ended:
        # They heard that all is clear. Whoever is told from now on hears it once more.
        Told.objects.filter(alarm=alarm).delete()
    else:
        # "They are late, ring them" must not go out after "Do not ring them".
        withdraw(f"meetings.alarm:{alarm.pk}", at=at)
    Alarm.objects.filter(pk=alarm.pk).update(**changes)


def changes_of(alarm: Alarm, begin: Begin, at: datetime) -> dict[str, Any]:
    """What becomes of an alarm that is there; nothing if it climbs for as good a reason. Pure."""
    # The next number: in keys it tells this climb's messages from those of the last.
    number = {"climb_number": alarm.climb_number + 1}
    if alarm.ended:
        first = _first(begin.why, begin.began, at)
        return first | {"ended": None, "first_taken": None} | number
    if begin.why in {Why.OVERDUE, alarm.why}:
        return {}
    return _going_on(alarm, begin, at) | number


def _going_on(alarm: Alarm, begin: Begin, at: datetime) -> dict[str, Any]:
    """Everybody told so far hears at once what has changed; the others in their turn.

    Whoever asks for help wants everybody at once. Else the climb keeps its times, so that
    nobody learns less than they did, or later.
    """
    changes = {"why": begin.why, "why_since": begin.began, **_climbing(at)}
    if begin.why == Why.HELP:
        return changes | {"climb_why": Why.HELP, "climb_began": at}
    return changes | ({"climb_why": begin.why} if alarm.climb_why == Why.OVERDUE else {})
