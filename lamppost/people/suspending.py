"""Suspensions: for a time somebody reads, and neither posts nor writes.

Whether somebody is suspended is told by the time that their row names, and by nothing else: a
clock that stands still lengthens none. What they keep: reading, signing in, taking down their
ads, ending conversations, blocking, reporting, objecting, their export and their erasure, and
everything that is there for safety.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, record
from lamppost.journal.decisions import Ruling, decisions_about, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.notices.actions import tell
from lamppost.people.models import Person

LONGEST = timedelta(days=180)  # a longer one is decided anew, by somebody who looks again
_AT_ONCE = 200

By = models.Model | str


class Suspended(Refused):
    """Somebody may not write until the time that the sentence names. Every page of theirs links
    the reasons at its top; url: the same place, for where there is no page."""

    code = "suspended"

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.url = settings.BASE_URL + reverse("people:suspension")
        super().__init__(
            _(
                "Your account is suspended: you can post and write again from %(when)s. "
                "Why, and how to object, stands in our mail to you, and under “Me”."
            )
            % {"when": moment(until)}
        )


class CannotSuspend(Refused):
    """A suspension that cannot be as it is asked for."""

    code = "cannot_suspend"


class NotSuspended(Refused):
    """There is no suspension that could be lifted."""

    code = "not_suspended"


def may_write(person: Person | None, at: datetime) -> None:
    """The one question before anything that others come to read. Raises Suspended.

    It is asked of the table: the row in the caller's hands may be older than the decision.
    None, somebody who has left, is not suspended.
    """
    if person is None:
        return
    suspended = Person.objects.filter(pk=person.pk, suspended_until__gt=at)
    if until := suspended.values_list("suspended_until", flat=True).first():
        raise Suspended(until)


def is_suspended(person: Person, at: datetime) -> bool:
    """For the board's own use. Nobody but the person is ever told the answer."""
    return Person.objects.filter(pk=person.pk, suspended_until__gt=at).exists()


def suspension_of(person: Person, at: datetime) -> Decision | None:
    """The decision that holds now."""
    of_person = Person.objects.filter(pk=person.pk, suspended_until__gt=at)
    held = of_person.select_related("suspension").first()
    return held.suspension if held else None


def suspend_person(person: Person, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Until `ruling.until`, which there has to be: at most 180 days away. Telling the person is
    the caller's. Raises CannotSuspend."""
    until = _checked_end(ruling, at)
    with transaction.atomic():
        decision = write_decision(Done.SUSPEND, person, ruling, by=by, at=at, person=person)
        sooner = Q(suspended_until=None) | Q(suspended_until__lt=until)
        if not Person.objects.filter(sooner, pk=person.pk).update(
            suspended_until=until, suspension=decision
        ):
            raise CannotSuspend(
                _("They are suspended for as long, or longer, already. Lift that one first.")
            )
        record("person.suspended", person, by=by, at=at, until=until.isoformat())
    person.suspended_until, person.suspension = until, decision
    return decision


def _checked_end(ruling: Ruling, at: datetime) -> datetime:
    if ruling.is_automated:
        raise ValueError("a program suspends nobody")
    if ruling.until is None or ruling.until <= at:
        raise CannotSuspend(_("Say until when: every suspension has an end."))
    if ruling.until > at + LONGEST:
        raise CannotSuspend(
            _("A suspension lasts 180 days at most. Whoever wants a longer one decides again then.")
        )
    return ruling.until


def lift_suspension(what: Decision | Person, ruling: Ruling, *, by: By, at: datetime) -> Decision:
    """Undoes this suspension, or the one that the person is under. An earlier one that has not
    run out holds again: it was not what is undone. Raises NotSuspended.

    Also after its end, and after its person has left: that it was wrong is worth a line.
    """
    number = int(what.subject.partition(":")[2]) if isinstance(what, Decision) else what.pk
    with transaction.atomic():
        # Of two who lift it at one moment the second waits here, and finds it lifted.
        person = Person.objects.select_for_update().filter(pk=number).first()
        holds = person.suspension if person else None
        ending = what if isinstance(what, Decision) else holds
        if ending is None or Decision.objects.filter(undoes=ending).exists():
            raise NotSuspended(_("There is no suspension here that could be lifted."))
        named = person or Person(pk=number)
        lifting = write_decision(
            Done.RESTORE, named, ruling, by=by, at=at, person=named, undoes=ending
        )
        record("person.suspension_lifted", named, by=by, at=at, undoes=ending.pk)
        if person and person.suspension_id == ending.pk:
            _fall_back(person, at)
    return lifting


def _fall_back(person: Person, at: datetime) -> None:
    others = decisions_about(person).filter(done=Done.SUSPEND, until__gt=at, undone_by=None)
    left = others.order_by("-until").first()
    person.suspended_until, person.suspension = (left.until, left) if left else (None, None)
    person.save(update_fields=["suspended_until", "suspension"])


def end_suspensions_due(now: datetime) -> int:
    """Tells those whose suspension is over, and clears what is left of it; gives how many."""
    over = Person.objects.filter(suspended_until__lte=now).order_by("suspended_until")
    return sum(_end(person, now) for person in list(over[:_AT_ONCE]))


def _end(person: Person, now: datetime) -> bool:
    with transaction.atomic():
        same = Person.objects.filter(pk=person.pk, suspended_until=person.suspended_until)
        if not same.update(suspended_until=None, suspension=None):
            return False  # suspended anew, or told by another watcher
        record("person.suspension_over", person, by=CLOCK, at=now)
        if person.email and not person.erase_due:
            tell(
                person.email,
                key=f"suspension-over-{person.suspension_id}",
                kind="suspension_over",
                subject=_("You can post and write again"),
                body=render_to_string(
                    "people/mail/suspension_over.txt",
                    {"url": settings.BASE_URL, "board_name": settings.BOARD_NAME},
                ),
            )
    return True


def moment(when: datetime) -> str:
    """As people read it, in the board's time zone: "1 March 2027, 14:05"."""
    local = timezone.localtime(when)
    return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
