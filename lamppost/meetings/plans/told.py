"""What the person's own page says of their contacts being told: never that they were forced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan, Told
from lamppost.meetings.plans.steps import Names, contact_steps
from lamppost.meetings.plans.times import end_of_grace
from lamppost.meetings.telling.known import name_of


@dataclass(frozen=True)
class ToldNow:
    """asked: they pressed the button themselves. names: who was told, the first first."""

    since: datetime
    asked: bool
    names: list[str]
    taken_by: str = ""
    taken: datetime | None = None


def told_now(plan: Plan, names: Names, *, now: datetime) -> ToldNow | None:
    """None while nobody is told, or as far as whoever holds the phone may know.

    Once the time is over a forced climb is shown as what it would be, had there been none: by
    the ladder, and taken on by nobody. The same is asked of the database either way.
    """
    if plan.state != Plan.State.ARMED:
        return None
    alarm = Alarm.objects.filter(plan=plan, ended=None).select_related("taken_by").first()
    told = Told.objects.filter(alarm__plan=plan, alarm__ended=None)
    rows = list(told.select_related("contact").order_by("first", "pk"))
    if alarm is not None and alarm.why != Why.FORCED:
        is_help = alarm.why == Why.HELP
        # Help is asked of everybody at once. Who heard it when, and since when there is an alarm,
        # would tell of an extension before it that was forced.
        told_names = (
            [name for _number, name in names] if is_help else [name_of(row.contact) for row in rows]
        )
        return ToldNow(
            alarm.why_since or alarm.began,
            is_help,
            told_names,
            name_of(alarm.taken_by) if alarm.taken_by else "",
            alarm.taken,
        )
    if now < end_of_grace(plan):
        return None
    return ToldNow(end_of_grace(plan), False, _by_the_ladder(plan, names, now))


def _by_the_ladder(plan: Plan, names: Names, now: datetime) -> list[str]:
    # One more contact with every five minutes, all of them after ten.
    came = [step for step in contact_steps(plan, names) if step.at <= now]
    return [name for place, (_number, name) in enumerate(names) if place < len(came)]
