"""Leaving for good: asked for, taken back within a week, or done."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.journal.actions import CLOCK, record
from lamppost.notices.actions import tell
from lamppost.people.belongings import all_belongings
from lamppost.people.holding import is_kept, refuse_if_held
from lamppost.people.models import Person

WAY_BACK = timedelta(days=7)  # what the page promises

logger = logging.getLogger(__name__)


def request_erasure(person: Person) -> None:
    """Hides what somebody posted now, erases it all in a week; asking again changes nothing.

    Raises Held.
    """
    refuse_if_held(person)
    now = timezone.now()
    with transaction.atomic():
        waiting = Person.objects.filter(pk=person.pk, erase_due=None)
        if waiting.update(erase_due=now + WAY_BACK):
            person.erase_due = now + WAY_BACK
            record("erasure.asked", person, by=person)
            _tell_of_way_back(person)


def _tell_of_way_back(person: Person) -> None:
    if not person.email or not person.erase_due:
        return
    url = settings.BASE_URL + reverse("people:erasure")
    words = {"due": person.erase_due, "url": url, "board_name": settings.BOARD_NAME}
    tell(
        person.email,
        key=f"erasure-{person.pk}-{person.erase_due.isoformat()}",
        kind="erasure",
        subject=_("Your account will be erased"),
        body=render_to_string("people/mail/erasure.txt", words),
    )


def keep_account(person: Person) -> bool:
    """Takes the erasure back; False if there was none, or if it came too late."""
    with transaction.atomic():
        due = Person.objects.filter(pk=person.pk, erase_due__isnull=False)
        if not due.update(erase_due=None):
            return False
        person.erase_due = None
        record("erasure.taken_back", person, by=person)
    return True


def erase_due_people(now: datetime) -> int:
    """Erases everybody whose week is over; says how many."""
    due = Person.objects.filter(erase_due__lte=now).order_by("erase_due")
    erased = 0
    for person_id in list(due.values_list("pk", flat=True)):
        try:
            erased += _erase_if_still_due(person_id, now)
        except Exception:
            # One account that cannot be erased must not keep the others.
            logger.exception("person %s could not be erased", person_id)
    return erased


@transaction.atomic
def _erase_if_still_due(person_id: int, now: datetime) -> bool:
    """All of it or nothing. The lock makes a last-minute change of mind wait, and lose."""
    person = Person.objects.select_for_update().filter(pk=person_id, erase_due__lte=now).first()
    if person is None or is_kept(person, now):
        return False
    for belonging in all_belongings():
        belonging.erase(person)
    record("erasure.done", person, by=CLOCK)
    person.delete()
    return True
