"""Plans, contacts and what went out, for tests of the guard."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from lamppost.core.sealing import seal, unseal
from lamppost.meetings.details import Details
from lamppost.meetings.ladder import next_look
from lamppost.meetings.models import Contact, Plan, PlanContact, Way
from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.writing import words_of
from lamppost.people.models import Person
from lamppost.testing import NOON

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
GRACE = 15 * MINUTE
DUE = NOON + 60 * MINUTE
END = DUE + GRACE


def make_contact(person: Person, name: str, *, ways: int = 1) -> Contact:
    """Agreed, with so many mailboxes: ana0@example.org …"""
    contact = Contact.objects.create(
        person=person,
        state=Contact.State.AGREED,
        name=seal(name),
        knows_as=seal("Al"),
        invited=NOON,
        agreed=NOON,
    )
    for number in range(ways):
        Way.objects.create(
            contact=contact,
            channel=Channel.MAIL,
            to=seal(f"{name.lower()}{number}@example.org"),
            position=number,
            added=NOON,
            proven=NOON,
        )
    return contact


def make_armed(person: Person, *contacts: Contact, at: datetime = NOON, **more: Any) -> Plan:
    due = more.pop("due", DUE)
    plan = Plan.objects.create(
        person=person,
        state=Plan.State.ARMED,
        details=Details(with_whom="Dave", where="the pier", words="a grey Golf").sealed(),
        starts=at,
        due=due,
        first_due=due,
        written=at,
        armed=at,
        done_until=at,
        look_at=next_look(due, GRACE, after=at),
        **more,
    )
    for position, contact in enumerate(contacts):
        PlanContact.objects.create(plan=plan, contact=contact, position=position)
    return plan


def close(plan: Plan, at: datetime, *, is_forced: bool = False) -> None:
    """As check_in does it, whichever the code."""
    Plan.objects.filter(pk=plan.pk).update(
        state=Plan.State.CLOSED,
        closed=at,
        is_forced=is_forced,
        look_at=at,
        erase_due=at + timedelta(hours=72),
        version=F("version") + 1,
    )


def put_off(plan: Plan, minutes: int, at: datetime, *, is_forced: bool = False) -> None:
    """As extend does it, whichever the code."""
    Plan.objects.filter(pk=plan.pk).update(
        due=F("due") + minutes * MINUTE, is_forced=is_forced, look_at=at, version=F("version") + 1
    )


def sent(about: str) -> list[str]:
    """To whom messages wait to go, in the order they were written: "alarm", "plan" or "clear"."""
    rows = Dispatch.objects.filter(
        about__startswith=f"meetings.{about}:", state=Dispatch.State.WAITING
    )
    return [unseal(row.to) for row in rows.order_by("written", "key")]


def hand_over() -> None:
    """The senders have sent all there is."""
    Dispatch.objects.filter(state=Dispatch.State.WAITING).update(
        state=Dispatch.State.SENT, attempts=1
    )


def words(about: str) -> list[str]:
    """What the messages say that wait to go, in the order they were written."""
    rows = Dispatch.objects.filter(
        about__startswith=f"meetings.{about}:", state=Dispatch.State.WAITING
    )
    return [words_of(row).body for row in rows.order_by("written", "key")]
