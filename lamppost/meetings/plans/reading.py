"""Whose plans a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lamppost.meetings.details import Details
from lamppost.meetings.models import Plan, PlanContact
from lamppost.meetings.telling.known import name_of, opened_details
from lamppost.people.models import Person

State = Plan.State


@dataclass(frozen=True)
class Shown:
    """A plan as a line of a list."""

    plan: Plan
    details: Details


def plan_or_404(person: Person, public_id: str, *states: State) -> Plan:
    """One of their own, in one of the states (none given: any)."""
    own = Plan.objects.select_related("person").filter(person=person)
    found = own.filter(state__in=states) if states else own
    return get_object_or_404(found, public_id=public_id)


def running(person: Person) -> list[Shown]:
    return _shown(_of(person).filter(state=State.ARMED).order_by("due", "pk"))


def drafts(person: Person, at: datetime) -> list[Shown]:
    kept = _of(person).filter(state=State.DRAFT, erase_due__gt=at)
    return _shown(kept.order_by("-written", "-pk"))


def earlier(person: Person, at: datetime) -> list[Shown]:
    """Closed, and not erased yet."""
    kept = _of(person).filter(state=State.CLOSED, erase_due__gt=at)
    return _shown(kept.order_by("-closed", "-pk"))


def overlapping(plan: Plan) -> bool:
    """Whether another one of theirs runs at the same time."""
    others = Plan.objects.filter(person_id=plan.person_id, state=State.ARMED).exclude(pk=plan.pk)
    return others.filter(starts__lt=plan.due, due__gt=plan.starts).exists()


def told_in_order(plan: Plan) -> list[tuple[int, str]]:
    """Contacts of a plan with what the person calls them, the first first."""
    told = PlanContact.objects.filter(plan=plan).select_related("contact")
    ordered = told.order_by("position", "pk")
    return [(one.contact_id, name_of(one.contact)) for one in ordered]


def _of(person: Person) -> QuerySet[Plan]:
    return Plan.objects.filter(person=person)


def _shown(plans: QuerySet[Plan]) -> list[Shown]:
    return [Shown(plan, opened_details(plan)) for plan in plans]
