"""The accounts of the demo's people."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from allauth.account.models import EmailAddress

from lamppost.core.text import fold
from lamppost.demo.people import NAMES
from lamppost.demo.story import SPAN_DAYS
from lamppost.journal.actions import HOST, record
from lamppost.people.models import Person, Persona

# RFC 2606 keeps this domain free: no mail to it reaches anybody, so that nobody of flesh and
# blood can have proven such an address on a board that sends its mail.
DOMAIN = "example.org"
GUIDE = "Ruthie"  # whom a newcomer is told to sign in as
STEWARD = "Hope"  # as whom they see what those who look after a board see
SECOND_NAMES = {"the cellist": "Ruthie"}  # one account may post under several names
LONGEST_HERE = timedelta(days=900)


def address_of(name: str) -> str:
    return f"{fold(SECOND_NAMES.get(name, name)).replace(' ', '')}@{DOMAIN}"


def open_cast(*, now: datetime, rng: Random) -> list[Persona]:
    """A persona for each of NAMES, in that order; people who are here already stay."""
    return [_persona(name, _joined(now, rng)) for name in NAMES]


def _joined(now: datetime, rng: Random) -> datetime:
    """Before the first ad of the story."""
    first = timedelta(days=SPAN_DAYS + 1)
    return now - first - (LONGEST_HERE - first) * rng.random() ** 2


def _persona(name: str, joined: datetime) -> Persona:
    person = _person(address_of(name), joined)
    persona = person.personas.filter(name=name, is_retired=False).first()
    if persona is None:
        persona = Persona.objects.create(person=person, name=name, began=person.joined)
        record("persona.added", persona, by=person, at=persona.began)
    return persona


def _person(address: str, joined: datetime) -> Person:
    known = Person.objects.filter(email=address).first()
    if known:
        return known
    person = Person.objects.open(address)
    person.joined = joined
    person.save(update_fields=["joined"])
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    record("person.opened", person, by=HOST, at=joined)
    return person
