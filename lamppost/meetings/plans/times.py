"""How long a plan may run, and by how much it may be put off. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.meetings.models import Plan

LONGEST = timedelta(hours=12)  # of a plan in all: an extension too never goes past it
MOST_EXTENDED = timedelta(minutes=60)  # in sum, so that nobody is held past what was planned
EXTENSIONS = (5, 15, 30, 60)  # minutes, as the page offers them
LEAST_GRACE, USUAL_GRACE, MOST_GRACE = 5, 15, 60  # minutes
AHEAD = timedelta(days=7)  # all this time contacts and account are frozen
SHORTEST = timedelta(minutes=5)
KEPT = timedelta(hours=72)  # what a plan says, after it was closed


class TimesRefused(Refused):
    """A plan that ends before it can begin, or takes too long."""

    code = "times_refused"

    def __init__(self, sentence: str, *, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class NotLonger(Refused):
    """An extension that there is no room for any more."""

    code = "not_longer"


def refuse_times(starts: datetime, due: datetime, *, at: datetime) -> None:
    """Raises TimesRefused."""
    if due < at + SHORTEST:
        raise TimesRefused(_("That is over, or nearly: take a later time."), field="due")
    if due <= starts:
        raise TimesRefused(_("The end has to be after the beginning."), field="due")
    if due - max(starts, at) > LONGEST:
        raise TimesRefused(_("A plan runs for 12 hours at most: take an earlier end."), field="due")
    if starts > at + AHEAD:
        raise TimesRefused(
            _("That is too far ahead: plan it a week before at most."), field="starts"
        )


def end_of_grace(plan: Plan) -> datetime:
    """When the first contact is told."""
    return plan.due + timedelta(seconds=plan.grace_secs)


def extended(plan: Plan, minutes: int, *, at: datetime) -> datetime:
    """By when they check in then. Raises NotLonger."""
    if at >= end_of_grace(plan):
        raise NotLonger(_("Your contacts are being told. Check in, or let them come."))
    due = max(plan.due, at) + timedelta(minutes=minutes)
    if minutes not in EXTENSIONS or due > latest_due(plan):
        raise NotLonger(
            _("A plan can be put off by an hour in all, and runs for 12 hours at most. Check in.")
        )
    return due


def latest_due(plan: Plan) -> datetime:
    began = max(plan.starts, plan.armed or plan.starts)
    return min(plan.first_due + MOST_EXTENDED, began + LONGEST)


def extensions(plan: Plan, *, at: datetime) -> list[int]:
    """Those that there is room for, in minutes."""
    if plan.state != Plan.State.ARMED or at >= end_of_grace(plan):
        return []
    room = latest_due(plan) - max(plan.due, at)
    return [minutes for minutes in EXTENSIONS if timedelta(minutes=minutes) <= room]
