"""What stays as it is while a meeting is under way, whoever holds the phone."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.meetings.models import Plan
from lamppost.people.models import Person


class Frozen(Refused):
    """Somebody wants to change what a running plan stands on."""

    code = "frozen"


def is_frozen(person: Person) -> bool:
    """A plan that was closed counts no more, by whichever code it was: it has to look alike."""
    return Plan.objects.filter(person_id=person.pk, state=Plan.State.ARMED).exists()


def refuse_while_armed(person: Person) -> None:
    """Raises Frozen."""
    if said := why_frozen(person):
        raise Frozen(said)


def why_frozen(person: Person) -> str:
    """The sentence, or ""."""
    if not is_frozen(person):
        return ""
    return _("You have a plan that is running. Check in first: until then this stays as it is.")


def has_just_closed(person: Person, now: datetime) -> bool:
    """Whether a plan of theirs was closed in the last three days, by whichever code. Was it the
    forced one, others are being told just now: with the account that would end."""
    plans = Plan.objects.filter(person_id=person.pk, state=Plan.State.CLOSED)
    return plans.filter(erase_due__gt=now).exists()
