"""Doing what is due for plans: see `deciding`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from lamppost.meetings.guarding.beginning import Begin, begin_alarms
from lamppost.meetings.guarding.deciding import Running, Seen, Step, decide
from lamppost.meetings.guarding.ending import end_alarms
from lamppost.meetings.guarding.erasing import erase_plans
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan
from lamppost.meetings.telling.prompts import prompt_urgents_of
from lamppost.notices.urgent.writing import withdraw, write_urgent


def due_plans(now: datetime) -> QuerySet[Plan]:
    return Plan.objects.filter(look_at__lte=now).exclude(state=Plan.State.DRAFT)


def see_to_plans(plans: list[Plan], now: datetime) -> None:
    """Call it in a transaction that holds their locks."""
    running = Alarm.objects.filter(plan__in=plans, ended=None)
    why = {one.plan_id: Running(Why(one.why), one.began) for one in running}
    steps = [(plan, decide(seen(plan), why.get(plan.pk), now)) for plan in plans]
    _carry_out([(plan, step) for plan, step in steps if _move_on(plan, step, now)], now)


def seen(plan: Plan) -> Seen:
    return Seen(
        due=plan.due,
        grace=timedelta(seconds=plan.grace_secs),
        look_at=plan.look_at or plan.written,
        asked_until=plan.done_until or plan.armed or plan.written,
        is_forced=plan.is_forced,
        is_closed=plan.state == Plan.State.CLOSED,
        erase_due=plan.erase_due,
    )


def _move_on(plan: Plan, step: Step, now: datetime) -> bool:
    """Whether it was still as it was read. The version stays: nothing that a person changed did,
    and whoever checks in at this moment need not try twice."""
    same = Plan.objects.filter(
        pk=plan.pk, state=plan.state, version=plan.version, look_at=plan.look_at
    )
    # A clock that goes back must not have a prompt sent twice.
    done_until = max(now, plan.done_until or now)
    changes: dict[str, Any] = {"look_at": step.look_at, "done_until": done_until}
    return bool(same.update(**changes))


def _carry_out(steps: Sequence[tuple[Plan, Step]], now: datetime) -> None:
    for plan, step in steps:
        if step.is_answered:
            withdraw(f"meetings.plan:{plan.pk}", at=now)
    begins = [
        Begin(plan, step.begin, step.began or now) for plan, step in steps if step.begin is not None
    ]
    if begins:
        begin_alarms(begins, at=now)
    clear = [plan.pk for plan, step in steps if step.is_clear]
    asked = [(plan, step.prompt) for plan, step in steps if step.prompt]
    urgents = end_alarms(clear, at=now) if clear else []
    urgents += prompt_urgents_of(asked, at=now) if asked else []
    if urgents:
        write_urgent(urgents, at=now)
    erased = [plan.pk for plan, step in steps if step.is_to_erase]
    if erased:
        erase_plans(erased, at=now)
