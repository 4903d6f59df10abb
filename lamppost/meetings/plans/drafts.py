"""Writing a plan down, before its clock runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from lamppost.meetings.details import Details
from lamppost.meetings.models import Contact, Plan, PlanContact
from lamppost.meetings.plans.times import KEPT
from lamppost.people.models import Person

MOST_DRAFTS = 20  # the oldest goes: nobody plans that many, and what is kept is about somebody


@dataclass(frozen=True)
class NewPlan:
    """What somebody typed. tell: their contacts, the first is told first."""

    details: Details
    starts: datetime
    due: datetime
    grace_secs: int
    tell: Sequence[Contact] = ()


def write_draft(
    person: Person, new: NewPlan, *, at: datetime, plan: Plan | None = None
) -> Plan | None:
    """Keeps it as a new draft, or in place of the one given; None if that is no draft any more.

    Times are kept as they are, however wrong: nothing that was typed is lost.
    """
    with transaction.atomic():
        draft = _changed(plan, new, at) if plan else _begun(person, new, at)
        if draft is None:
            return None
        own = [contact for contact in new.tell if contact.person_id == person.pk]
        PlanContact.objects.filter(plan=draft).delete()
        PlanContact.objects.bulk_create(
            PlanContact(plan=draft, contact=contact, position=place)
            for place, contact in enumerate(own)
        )
        _drop_oldest(person)
    return draft


def drop_draft(plan: Plan) -> bool:
    """Whether it was one."""
    return bool(Plan.objects.filter(pk=plan.pk, state=Plan.State.DRAFT).delete()[0])


def _begun(person: Person, new: NewPlan, at: datetime) -> Plan:
    return Plan.objects.create(person=person, written=at, **_columns(new, at))


def _changed(plan: Plan, new: NewPlan, at: datetime) -> Plan | None:
    draft = Plan.objects.filter(pk=plan.pk, state=Plan.State.DRAFT)
    won = draft.update(version=F("version") + 1, **_columns(new, at))
    return Plan.objects.get(pk=plan.pk) if won else None


def _columns(new: NewPlan, at: datetime) -> dict[str, object]:
    return {
        "details": new.details.sealed(),
        "starts": new.starts,
        "due": new.due,
        "first_due": new.due,
        "grace_secs": new.grace_secs,
        "erase_due": max(at, new.due) + KEPT,
    }


def _drop_oldest(person: Person) -> None:
    drafts = Plan.objects.filter(person=person, state=Plan.State.DRAFT).order_by("-written", "-pk")
    too_many = list(drafts.values_list("pk", flat=True)[MOST_DRAFTS : MOST_DRAFTS + 50])
    if too_many:
        Plan.objects.filter(pk__in=too_many, state=Plan.State.DRAFT).delete()
