"""What somebody does with a plan of theirs once its clock is to run."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.meetings.codes import Said, has_codes, said_by
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.figures.counting import count_armed
from lamppost.meetings.guarding.beginning import begin_alarm
from lamppost.meetings.ladder import Why, next_look
from lamppost.meetings.models import Alarm, Plan, PlanContact
from lamppost.meetings.plans.times import KEPT, NotLonger, extended, refuse_times

# The guard may move a plan on at the same moment: then it is read again. Two tries are enough
# for it; the rest is for somebody who clicks twice.
_TRIES = 5


class CannotArm(Refused):
    """Something is missing without which nobody would be told. code: codes or contacts."""


class Over(Refused):
    """A plan that has been closed for long, or does not run."""

    code = "over"


def arm_plan(plan: Plan, *, at: datetime) -> bool:
    """Starts the clock; False if it runs already. Raises CannotArm or TimesRefused."""
    if plan.state != Plan.State.DRAFT:
        return False
    refuse_times(plan.starts, plan.due, at=at)
    if not has_codes(plan.person):
        raise CannotArm(_("Choose your two codes first: you check in with them."), code="codes")
    with transaction.atomic():
        usable = [contact.pk for contact in usable_contacts(plan.person)]
        told = PlanContact.objects.filter(plan=plan)
        if not told.filter(contact__in=usable).exists():
            raise CannotArm(
                _("Choose somebody to tell who has agreed and has answered a test."),
                code="contacts",
            )
        draft = Plan.objects.filter(pk=plan.pk, version=plan.version, state=Plan.State.DRAFT)
        won = draft.update(
            state=Plan.State.ARMED,
            version=F("version") + 1,
            armed=at,
            first_due=plan.due,
            done_until=at,
            look_at=next_look(plan.due, timedelta(seconds=plan.grace_secs), after=at),
            erase_due=None,
        )
        if won:
            told.exclude(contact__in=usable).delete()
            count_armed(plan)
            record("plan.armed", plan, by=plan.person, at=at)
    return bool(won)


def check_in(plan: Plan, code: str, *, at: datetime) -> None:
    """Closes it, by either code; closing it again for 72 hours says once more what was said.

    One and the same statements for both codes. What follows (an all-clear, or a climb) is the
    guard's to do, at once but not here. Raises WrongCode, TooOften or Over.
    """
    is_forced = said_by(plan.person, code) is Said.FORCED
    for _try in range(_TRIES):
        _refuse_over(plan, at)
        act = "plan.closed" if plan.state == Plan.State.ARMED else "plan.confirmed"
        with transaction.atomic():
            won = _same(plan).update(
                state=Plan.State.CLOSED,
                version=F("version") + 1,
                closed=at,
                is_forced=is_forced,
                look_at=at,
                erase_due=at + KEPT,
            )
            if won:
                record(act, plan, by=plan.person, at=at)
                return
        plan.refresh_from_db()
    raise Over(_("That did not work. Try again."))


def extend(plan: Plan, minutes: int, code: str, *, at: datetime) -> datetime:
    """Puts off when they are missed; gives the new time. The forced code does just the same, and
    the guard climbs. Raises WrongCode, TooOften, NotLonger or Over."""
    is_forced = said_by(plan.person, code) is Said.FORCED
    for _try in range(_TRIES):
        _refuse_unarmed(plan)
        _refuse_while_told(plan)
        due = extended(plan, minutes, at=at)
        with transaction.atomic():
            won = _same(plan).update(
                version=F("version") + 1, due=due, is_forced=is_forced, look_at=at
            )
            if won:
                record("plan.extended", plan, by=plan.person, at=at, minutes=minutes)
                return due
        plan.refresh_from_db()
    raise Over(_("That did not work. Try again."))


def ask_help(plan: Plan, *, at: datetime) -> None:
    """Tells every contact everything, at once. Asks for no code. Raises Over."""
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=plan.pk)
        _refuse_unarmed(plan)
        if not Alarm.objects.filter(plan=plan, why=Why.HELP, ended=None).exists():
            begin_alarm(plan, Why.HELP, began=at, at=at)
            record("plan.help_asked", plan, by=plan.person, at=at)


def _same(plan: Plan) -> models.QuerySet[Plan]:
    """The plan as it was read: no row if it was changed since."""
    return Plan.objects.filter(pk=plan.pk, version=plan.version, state=plan.state)


def _refuse_unarmed(plan: Plan) -> None:
    if plan.state != Plan.State.ARMED:
        raise Over(_("This plan does not run any more."))


def _refuse_over(plan: Plan, at: datetime) -> None:
    is_kept = plan.state == Plan.State.CLOSED and plan.erase_due and at < plan.erase_due
    if plan.state != Plan.State.ARMED and not is_kept:
        raise Over(_("This plan does not run any more."))


def _refuse_while_told(plan: Plan) -> None:
    """A forced climb does not count: whoever forced it must not learn of it."""
    told = Alarm.objects.filter(plan=plan, ended=None).exclude(why=Why.FORCED)
    if told.exists():
        raise NotLonger(_("Your contacts are being told. Check in, or let them come."))
