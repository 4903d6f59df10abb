"""What becomes known of somebody."""

from __future__ import annotations

from datetime import date, datetime

from lamppost.people.models import Person
from lamppost.standing.models import Met


def note_meeting(one: Person, other: Person, *, key: str, on: date, at: datetime) -> None:
    """That both have confirmed a meeting; once for a key. Within the caller's transaction."""
    for person, met in ((one, other), (other, one)):
        Met.objects.get_or_create(
            person=person, key=key, defaults={"other": met, "on": on, "at": at}
        )
