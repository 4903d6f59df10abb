"""Makers for tests of this room: contacts who are told, codes, plans whose clock runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lamppost.core.sealing import seal
from lamppost.meetings.codes import choose_codes
from lamppost.meetings.details import Details
from lamppost.meetings.models import Contact, Plan, Way
from lamppost.meetings.plans.actions import arm_plan
from lamppost.meetings.plans.drafts import NewPlan, write_draft
from lamppost.notices.models import Channel
from lamppost.people.models import Person
from lamppost.testing import NOON

SAFE, FORCED = "4711", "8305"
EVENING = NOON + timedelta(hours=2)


def make_contact(person: Person, name: str = "Ana", *ways: str, **given: Any) -> Contact:
    """One who has agreed and was reached by each way ("mail" if none is given)."""
    columns = {"state": Contact.State.AGREED, "invited": NOON, "agreed": NOON, **given}
    position = Contact.objects.filter(person=person).count()
    sealed = {"name": seal(name), "knows_as": seal("Al")}
    contact = Contact.objects.create(**{"person": person, "position": position} | sealed | columns)
    for place, channel in enumerate(ways or (Channel.MAIL,)):
        Way.objects.create(
            contact=contact,
            channel=channel,
            to=seal(f"{name.lower()}@example.org"),
            position=place,
            added=NOON,
            proven=NOON,
        )
    return contact


def new_plan(*tell: Contact, **given: Any) -> NewPlan:
    """From noon to two, with the tall buyer at the library."""
    details = Details(with_whom="the tall buyer", where="library steps", words="grey Golf")
    usual = {"details": details, "starts": NOON, "due": EVENING, "grace_secs": 15 * 60}
    return NewPlan(**{**usual, "tell": tell, **given})


def make_plan(person: Person, *tell: Contact, **given: Any) -> Plan:
    """A draft."""
    plan = write_draft(person, new_plan(*tell, **given), at=NOON)
    assert plan
    return plan


def make_armed(
    person: Person,
    *tell: Contact,
    at: datetime = NOON,
    **given: Any,
) -> Plan:
    """One whose clock runs, with codes SAFE and FORCED and at least one contact."""
    if not hasattr(person, "meeting_codes"):
        choose_codes(person, SAFE, FORCED, at=NOON)
    plan = make_plan(person, *(tell or (make_contact(person),)), **given)
    assert arm_plan(plan, at=at)
    return Plan.objects.get(pk=plan.pk)
