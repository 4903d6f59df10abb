"""Contacts of alice's in the states that they can be in."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.core.sealing import seal, unseal
from lamppost.meetings.contacts.ways import append_way
from lamppost.meetings.details import Details
from lamppost.meetings.models import Contact, Plan, PlanContact
from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.writing import Words, words_of
from lamppost.people.models import Person
from lamppost.testing import NOON


def make_invited(person: Person, name: str = "Joe", *, at: datetime = NOON) -> Contact:
    return Contact.objects.create(
        person=person,
        name=seal(name),
        knows_as=seal("Al"),
        position=Contact.objects.filter(person=person).count(),
        invited=at,
    )


def make_agreed(person: Person, name: str = "Joe", *, at: datetime = NOON) -> Contact:
    contact = make_invited(person, name, at=at)
    contact.state, contact.agreed = Contact.State.AGREED, at
    contact.save(update_fields=["state", "agreed"])
    return contact


def make_ready(person: Person, name: str = "Joe", *, at: datetime = NOON) -> Contact:
    contact = make_agreed(person, name, at=at)
    way = append_way(contact, Channel.MAIL, f"{name.lower()}@elsewhere.example", at=at)
    way.tested = way.proven = at
    way.save(update_fields=["tested", "proven"])
    return contact


def make_plan(person: Person, *contacts: Contact, at: datetime = NOON) -> Plan:
    """An armed one that begins now."""
    plan = Plan.objects.create(
        person=person,
        state=Plan.State.ARMED,
        details=Details(with_whom="Dave", where="Under the bridge").sealed(),
        starts=at,
        due=at + timedelta(hours=1),
        first_due=at + timedelta(hours=1),
        written=at,
        armed=at,
        look_at=at + timedelta(minutes=50),
    )
    for position, contact in enumerate(contacts):
        PlanContact.objects.create(plan=plan, contact=contact, position=position)
    return plan


def written() -> list[tuple[str, Words]]:
    """What waits to be sent, in the order of its writing: where to, and what it says."""
    waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING).order_by("pk")
    return [(unseal(one.to), words_of(one)) for one in waiting]
