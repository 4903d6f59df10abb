"""The words of notices to oneself, chosen by whoever reads them."""

from __future__ import annotations

from datetime import datetime

from lamppost.core.sealing import seal
from lamppost.meetings.models.asked import OwnWords
from lamppost.people.models import Person


def choose_words(person: Person, subject: str, body: str, *, at: datetime) -> None:
    sealed = {"subject": seal(subject), "body": seal(body), "changed": at}
    OwnWords.objects.update_or_create(person=person, defaults=sealed)


def forget_words(person: Person) -> None:
    """The usual ones again."""
    OwnWords.objects.filter(person=person).delete()
