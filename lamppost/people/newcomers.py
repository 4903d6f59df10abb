"""People whom an import brings: a name for what they posted, an account if they sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from lamppost.core.ids import new_public_id
from lamppost.journal.actions import HOST, record_many
from lamppost.people.models import Person, Persona


@dataclass(frozen=True)
class Newcomer:
    """A name that is clean; an address, in lower case, if they may sign in with it."""

    name: str
    email: str = ""
    public_id: str = ""  # to keep, where the persona comes from another board


def bring_in(newcomers: Sequence[Newcomer], *, at: datetime) -> list[Persona]:
    """A new persona for each, in their order, in a handful of statements.

    One person for each address, which may be somebody's who is here already; without an
    address each is a person of their own: nothing tells that two of them are one.
    """
    with transaction.atomic():
        here = _people_at({one.email for one in newcomers if one.email})
        strangers: list[Person] = []
        people = [_person_of(one, here, strangers, at) for one in newcomers]
        Person.objects.bulk_create(strangers)
        record_many("person.imported", strangers, by=HOST, at=at)
        return Persona.objects.bulk_create(
            Persona(
                person=person,
                name=one.name,
                began=at,
                public_id=one.public_id or new_public_id(),
            )
            for one, person in zip(newcomers, people, strict=True)
        )


def _people_at(addresses: set[str]) -> dict[str, Person]:
    """Proven addresses first: an account may have several."""
    found = {person.email: person for person in Person.objects.filter(email__in=addresses)}
    proven = EmailAddress.objects.filter(email__in=addresses, verified=True)
    found |= {one.email: one.user for one in proven.select_related("user")}
    return {address: person for address, person in found.items() if address}


def _person_of(
    one: Newcomer, here: dict[str, Person], strangers: list[Person], at: datetime
) -> Person:
    if one.email in here:
        return here[one.email]
    person = Person(email=one.email or None, joined=at, password=make_password(None))
    strangers.append(person)
    if one.email:
        here[one.email] = person
    return person
