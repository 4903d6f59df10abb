"""Accounts: opened when an address is typed at the door, forgotten when nobody confirms it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from lamppost.journal.actions import CLOCK, record
from lamppost.people.models import Person

UNCONFIRMED_KEPT = timedelta(days=1)


def open_account(email: str) -> Person:
    """Whoever has this address; a new account, not yet confirmed, if nobody has.

    Does the same work for both, so that the time it takes tells nobody which it was.
    """
    email = email.lower()
    person = _person_at(email)
    if person is None:
        try:
            return _open(email)
        except IntegrityError:  # the same address, typed twice at once
            return Person.objects.get(email=email)
    with transaction.atomic():
        _open(f"{uuid.uuid4()}@nobody.invalid")
        transaction.set_rollback(True)
    _keep_for_today(person, email)
    return person


def _person_at(email: str) -> Person | None:
    return proven_owner(email) or Person.objects.filter(email=email).first()


def proven_owner(email: str) -> Person | None:
    """Whose address this is, if somebody has shown that it is theirs."""
    found = EmailAddress.objects.filter(email=email.lower(), verified=True).first()
    return Person.objects.get(pk=found.user_id) if found else None


def proven_addresses(person: Person) -> list[str]:
    return list(
        EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    )


def _open(email: str) -> Person:
    with transaction.atomic():
        person = Person.objects.open(email)
        EmailAddress.objects.create(user=person, email=email, primary=True)
        record("person.opened", person, by=person)
    return person


def _keep_for_today(person: Person, email: str) -> None:
    """Makes an account that was never used ready for the code that is on its way."""
    EmailAddress.objects.get_or_create(
        user=person, email=email, defaults={"primary": person.email == email}
    )
    # About to be forgotten, perhaps, while its owner opens the mail.
    Person.objects.filter(pk=person.pk, last_login=None).update(joined=timezone.now())


def note_confirmed(email_address: EmailAddress, **_given: object) -> None:
    """Hears allauth's signal that somebody has typed the code sent to an address."""
    record("person.confirmed_address", email_address.user, by=email_address.user)


def forget_unconfirmed(now: datetime) -> int:
    """Deletes accounts that somebody asked for and nobody confirmed within a day."""
    return _forget(_unconfirmed().filter(joined__lt=now - UNCONFIRMED_KEPT))


def forget_unconfirmed_at(email: str) -> int:
    """The same, at once, for one address: somebody else has just proven that it is theirs."""
    return _forget(_unconfirmed().filter(email=email.lower()))


def _unconfirmed() -> models.QuerySet[Person]:
    # Accounts made by an import or at the command line have a name, or no address yet.
    return Person.objects.filter(
        email__isnull=False, last_login=None, is_host=False, personas=None
    ).exclude(emailaddress__verified=True)


def _forget(people: models.QuerySet[Person]) -> int:
    gone = list(people)
    for person in gone:
        with transaction.atomic():
            record("person.forgotten", person, by=CLOCK)
            person.delete()
    return len(gone)


def forget_ended_sessions(now: datetime) -> int:
    """Deletes what was noted of browsers (address, make) whose session has run out."""
    ended = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return int(UserSession.objects.filter(last_seen_at__lt=ended).delete()[0])
