"""Armed plans, made fast: past every action, as rows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import copy
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lamppost.core.ids import new_public_id
from lamppost.core.sealing import seal
from lamppost.meetings.codes import choose_codes
from lamppost.meetings.details import Details
from lamppost.meetings.models import Codes, Contact, Plan, PlanContact, Way
from lamppost.notices.models import Channel
from lamppost.people.models import Person

GRACE = timedelta(minutes=15)
_AT_ONCE = 1_000
_CONTACTS = ("ana", "joe")  # each with one mailbox


def arm_plans(
    ends: Sequence[datetime], *, now: datetime, seed: int = 1, prompts: float = 0.0
) -> list[Plan]:
    """A plan for each end of grace, each of a person with two contacts who agreed.

    prompts: the share of those whose prompts are still to come; for the others all have gone out.
    """
    rng = random.Random(seed)
    plans: list[Plan] = []
    with transaction.atomic():
        for start in range(0, len(ends), _AT_ONCE):
            plans += _arm_some(ends[start : start + _AT_ONCE], now, rng, prompts)
    return plans


def _arm_some(
    ends: Sequence[datetime], now: datetime, rng: random.Random, prompts: float
) -> list[Plan]:
    people = Person.objects.bulk_create(
        Person(email=f"walker-{new_public_id()}@example.org") for _ in ends
    )
    name = seal("Sam")
    contacts = Contact.objects.bulk_create(
        Contact(
            person=person,
            state=Contact.State.AGREED,
            position=place,
            name=name,
            knows_as=name,
            invited=now,
            agreed=now,
        )
        for person in people
        for place in range(len(_CONTACTS))
    )
    Way.objects.bulk_create(
        Way(
            contact=contact,
            channel=Channel.MAIL,
            to=seal(address_of(contact)),
            added=now,
            tested=now,
            proven=now,
        )
        for contact in contacts
    )
    details = Details(with_whom="a stranger", where="the pier", words="a grey car").sealed()
    plans = Plan.objects.bulk_create(
        _plan(person, end, details, now, all_asked=rng.random() >= prompts)
        for person, end in zip(people, ends, strict=True)
    )
    each = len(_CONTACTS)
    PlanContact.objects.bulk_create(
        PlanContact(plan=plan, contact=contact, position=place)
        for number, plan in enumerate(plans)
        for place, contact in enumerate(contacts[number * each : (number + 1) * each])
    )
    return plans


def _plan(person: Person, end: datetime, details: bytes, now: datetime, *, all_asked: bool) -> Plan:
    due = end - GRACE
    return Plan(
        person=person,
        state=Plan.State.ARMED,
        details=details,
        starts=due - timedelta(hours=1),
        due=due,
        first_due=due,
        grace_secs=int(GRACE.total_seconds()),
        written=now,
        armed=now,
        done_until=end - timedelta(seconds=1) if all_asked else now,
        look_at=end if all_asked else now,
    )


def give_codes(plans: Sequence[int], *, safe: str, forced: str) -> None:
    """The same codes to everybody: a real one costs 40 ms each."""
    people = list(Plan.objects.filter(pk__in=plans).values_list("person", flat=True))
    first = Person.objects.get(pk=people[0])
    Plan.objects.filter(person=first).update(state=Plan.State.DRAFT)  # codes are frozen
    choose_codes(first, safe, forced, at=timezone.now())
    Plan.objects.filter(person=first).update(state=Plan.State.ARMED)
    codes = Codes.objects.get(person=first)
    rows = []
    for person in people[1:]:
        codes.pk, codes.person_id = None, person
        rows.append(copy(codes))
    Codes.objects.bulk_create(rows, batch_size=_AT_ONCE)


def address_of(contact: Contact) -> str:
    return f"contact-{contact.public_id}@example.org"
