"""Rows of alice's meetings that lead to her: see test_everything_of_mine.py."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.core.sealing import seal
from lamppost.meetings.details import Details
from lamppost.meetings.models import (
    Asked,
    Codes,
    Contact,
    DoorCode,
    Gone,
    OwnWords,
    Plan,
    PlanContact,
    Way,
)
from lamppost.notices.models import Channel
from lamppost.people.models import Person
from lamppost.relay.models import Conversation
from lamppost.testing import NOON


def _contact(alice: Person, name: str = "Trace Contact") -> Contact:
    return Contact.objects.create(person=alice, name=seal(name), knows_as=seal("Al"), invited=NOON)


def _plan(alice: Person) -> Plan:
    return Plan.objects.create(
        person=alice,
        details=Details(with_whom="Trace Plan").sealed(),
        starts=NOON,
        due=NOON,
        first_due=NOON,
        written=NOON,
    )


MEETING_MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "meetings.Codes": lambda alice, bob: Codes.objects.create(
        person=alice, salt=b"1", safe=b"2", forced=b"3", chosen=NOON
    ),
    "meetings.Contact": lambda alice, bob: _contact(alice),
    "meetings.Way": lambda alice, bob: Way.objects.create(
        person=alice, channel=Channel.MAIL, to=seal("Trace Way"), added=NOON
    ),
    "meetings.Asked": lambda alice, bob: Asked.objects.create(
        person=alice, tag="1" * 64, last=NOON
    ),
    "meetings.Gone": lambda alice, bob: Gone.objects.create(
        person=alice, name=seal("Trace Gone"), why=Gone.Why.LEFT, at=NOON
    ),
    "meetings.OwnWords": lambda alice, bob: OwnWords.objects.create(
        person=alice, subject=seal("Trace OwnWords"), body=seal("Look"), changed=NOON
    ),
    "meetings.Plan": lambda alice, bob: _plan(alice),
    "meetings.PlanContact": lambda alice, bob: PlanContact.objects.create(
        plan=_plan(alice), contact=_contact(alice, "Trace PlanContact")
    ),
    "meetings.DoorCode": lambda alice, bob: DoorCode.objects.create(
        conversation=Conversation.objects.create(began=NOON, last_at=NOON),
        person=alice,
        day=NOON,
        digits=seal("Trace DoorCode"),
    ),
}
MEETING_SHOWN_AS = {"Asked": '"mails": 0', "Codes": "2027-03-01"}
MEETINGS_NOT_HANDED_OVER = {
    "meetings.Alarm": "Whoever forced somebody to check in must not read that others were told.",
    "meetings.Housed": "That another board stands by goes on after a forced check-in.",
    "meetings.Told": "As above: whom an alarm has told.",
}
