"""Al is missed: Ana and Joe are told. What tests of messages and of the alarm page begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from lamppost.core.sealing import seal
from lamppost.meetings.details import Details
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Plan, PlanContact, Told, Way
from lamppost.notices.models import Channel
from lamppost.people.models import Person
from lamppost.testing import NOON, make_person

MINUTE = timedelta(minutes=1)
DUE, END = NOON, NOON + 15 * MINUTE
DETAILS = Details(
    "Dave, who sells a bike", "Dayton library, by the side door", "He has a grey Golf"
)
TO = {
    Channel.MAIL: "ana@example.org",
    Channel.SMS: "+19375550134",
    Channel.PUSH: "https://push.example/ana",
    Channel.APPRISE: "ntfy://example.org/ana",
}


@dataclass
class Stage:
    alice: Person
    plan: Plan
    ana: Contact
    joe: Contact
    ways: dict[Channel, Way]  # Ana's
    joes: Way


def set_stage() -> Stage:
    alice = make_person("Alice")
    plan = make_plan(alice)
    ana, joe = make_contact(plan, "Ana"), make_contact(plan, "Joe")
    ways = {channel: make_way(ana, channel, to) for channel, to in TO.items()}
    joes = make_way(joe, Channel.MAIL, "joe@example.org")
    return Stage(alice, plan, ana, joe, ways, joes)


def make_plan(person: Person) -> Plan:
    return Plan.objects.create(
        person=person,
        state=Plan.State.ARMED,
        details=DETAILS.sealed(),
        starts=DUE - 60 * MINUTE,
        due=DUE,
        first_due=DUE,
        written=DUE - 90 * MINUTE,
        armed=DUE - 90 * MINUTE,
        look_at=DUE,
    )


def make_contact(plan: Plan, name: str) -> Contact:
    place = PlanContact.objects.filter(plan=plan).count()
    contact = Contact.objects.create(
        person=plan.person,
        state=Contact.State.AGREED,
        position=place,
        name=seal(name),
        knows_as=seal("Al"),
        invited=NOON,
        agreed=NOON,
    )
    PlanContact.objects.create(plan=plan, contact=contact, position=place)
    return contact


def make_way(contact: Contact, channel: Channel, to: str) -> Way:
    return Way.objects.create(
        contact=contact,
        channel=channel,
        to=seal(to),
        position=Way.objects.filter(contact=contact).count(),
        added=NOON,
        proven=NOON,
    )


def raise_alarm(plan: Plan, *contacts: Contact, why: Why = Why.OVERDUE, **given: object) -> Alarm:
    """At the end of grace; the contacts were told then."""
    columns = {
        "climb_why": why,
        "climb_began": END,
        "began": END,
        "done_until": END,
        "look_at": END + 2 * MINUTE,
        **given,
    }
    alarm = Alarm.objects.create(plan=plan, why=why, **columns)
    for contact in contacts:
        Told.objects.create(alarm=alarm, contact=contact, first=END)
    return alarm
