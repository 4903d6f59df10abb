"""What tests of standing do again and again."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from lamppost.people.models import Person, Persona
from lamppost.standing.actions import note_meeting
from lamppost.standing.models import Met, Phone, Reference, Seen
from lamppost.testing import NOON, make_person

LONG_AGO = NOON - timedelta(days=60)
_numbers = count(1)


def meet(one: Person, other: Person, at: datetime = LONG_AGO) -> Met:
    """They met under the first name of each; gives the row of `one`."""
    key = f"meeting-{next(_numbers)}"
    names = one.personas.order_by("pk")[0], other.personas.order_by("pk")[0]
    note_meeting(one, other, key=key, on=at.date(), at=at, under=names)
    return Met.objects.get(person=one, key=key)


def refer(author: Person, about: Person, at: datetime = LONG_AGO, **given: object) -> Reference:
    """A reference that is open."""
    columns = {
        "key": f"met-{next(_numbers)}",
        "met_on": at.date(),
        "persona": about.personas.order_by("pk")[0],
        "written": at,
        "due": at + timedelta(days=14),
        "opened": at,
    }
    return Reference.objects.create(author=author, about=about, **{**columns, **given})


def know(person: Person, at: datetime = LONG_AGO, *, people: int = 3) -> None:
    """Everything that can be known of somebody, with so many people met."""
    Phone.objects.create(person=person, tag=f"{next(_numbers):064}", confirmed=at)
    Seen.objects.create(person=person, at=at)
    for _ in range(people):
        other = make_person(f"Met {next(_numbers)}")
        meet(person, other, at)
        refer(other, person, at)


def second_name(person: Person, name: str = "The Lamp Shop") -> Persona:
    return Persona.objects.create(person=person, name=name, began=NOON - timedelta(days=20))
