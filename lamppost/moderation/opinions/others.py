"""Who else could look at something."""

from __future__ import annotations

from django.db.models import QuerySet

from lamppost.moderation.models import Rank, Steward
from lamppost.people.models import Person


def others_than(*names: str, rank: Rank = Rank.STEWARD) -> QuerySet[Steward]:
    """Those of this rank or above who are none of these, as the journal names people."""
    there = Steward.objects.filter(rank__gte=rank, person__is_active=True, person__erase_due=None)
    return there.exclude(person__in=[number_in(name) for name in names if number_in(name)])


def person_named(name: str) -> Person | None:
    """Of "people.person:5"; None for a program, and for somebody who has left."""
    number = number_in(name)
    return Person.objects.filter(pk=number).first() if number else None


def number_in(name: str) -> int:
    room, _colon, number = name.partition(":")
    return int(number) if room == "people.person" and number.isdecimal() else 0
