"""What happens when, in sentences: the ladder as the person reads it before and while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from lamppost.meetings.ladder import OVERDUE, PLACE, Climb, Prompt, Why, prompts, rungs
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.times import end_of_grace

Names = list[tuple[int, str]]


@dataclass(frozen=True)
class Step:
    at: datetime
    words: str
    is_done: bool = False
    is_next: bool = False
    is_for_contacts: bool = False


def steps_of(plan: Plan, names: Names, *, now: datetime) -> list[Step]:
    """From the beginning to when everybody knows everything. names: as `told_in_order`."""
    grace = timedelta(seconds=plan.grace_secs)
    found = [Step(plan.starts, _("The meeting begins."))]
    found += [Step(one.at, _asked(one.what)) for one in prompts(plan.due, grace)]
    found = sorted(found, key=lambda step: step.at)
    return _with_marks([*found, *contact_steps(plan, names)], now)


def contact_steps(plan: Plan, names: Names) -> list[Step]:
    """Who is told what if nobody takes it on."""
    climb = Climb(Why.OVERDUE, end_of_grace(plan))
    # One way each: that somebody is told by mail and then by text is one step to the person.
    found = rungs(climb, [(number, [0]) for number, _name in names])
    called = dict(names)
    told = []
    for (at, level, reminder), one_time in groupby(
        found, key=lambda rung: (rung.at, rung.level, rung.reminder)
    ):
        if reminder:
            break
        who = [called[rung.contact] for rung in one_time]
        told.append(Step(at, _told(who, level), is_for_contacts=True))
    return told


def _asked(what: Prompt) -> str:
    return {
        Prompt.SOON: _("We remind you that you are to check in soon."),
        Prompt.NOW: _("We ask you to check in, on the page and by message."),
        Prompt.AGAIN: _("We ask you again."),
        Prompt.LAST: _("We warn you for the last time."),
    }[what]


def _told(who: list[str], level: int) -> str:
    names = ", ".join(who)
    if level == OVERDUE:
        return _("%(names)s: told that you have not checked in.") % {"names": names}
    if level == PLACE:
        return _("%(names)s: told that, and where and with whom you are.") % {"names": names}
    return _("%(names)s: told all that, and your last words. Everybody is told now.") % {
        "names": names
    }


def _with_marks(steps: list[Step], now: datetime) -> list[Step]:
    coming = next((place for place, step in enumerate(steps) if step.at > now), len(steps))
    return [
        Step(step.at, step.words, place < coming, place == coming, step.is_for_contacts)
        for place, step in enumerate(steps)
    ]
