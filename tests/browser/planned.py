"""Somebody's meetings, in every state that their pages show: see `lived_in`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lamppost.meetings.ladder import Why
from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Alarm, Plan, PlanContact, Told
from lamppost.meetings.plans.actions import check_in
from lamppost.meetings.tests.making import SAFE, make_armed, make_contact, make_plan
from lamppost.people.models import Person
from lamppost.testing import make_person

MINUTE = timedelta(minutes=1)


def make_plans(*, at: datetime) -> tuple[Person, dict[str, Any]]:
    """Greg, who meets people, and what names his plans."""
    greg = make_person("Greg")
    ana, joe = make_contact(greg, "Ana"), make_contact(greg, "Joe")
    times = {"starts": at - 60 * MINUTE, "due": at + 45 * MINUTE}
    began = at - 90 * MINUTE
    running = make_armed(greg, ana, joe, at=began, **times)
    asked = make_armed(greg, ana, at=began, **times | {"due": at - 4 * MINUTE})
    told = make_armed(greg, ana, joe, at=began, **times | {"due": at - 22 * MINUTE})
    _tell(told, at)
    closed = make_armed(greg, ana, at=began, **times)
    check_in(closed, SAFE, at=at)
    draft = make_plan(greg, ana, joe, starts=at, due=at + 120 * MINUTE)
    Plan.objects.update(written=at)
    plans = {"plan": running, "asked_plan": asked, "told_plan": told}
    plans |= {"closed_plan": closed, "draft_plan": draft}
    words = {word: plan.public_id for word, plan in plans.items()}
    return greg, words | {f"{word}_link": plan_token(plan) for word, plan in plans.items()}


def _tell(plan: Plan, at: datetime) -> None:
    since = at - 7 * MINUTE
    alarm = Alarm.objects.create(
        plan=plan, why=Why.OVERDUE, climb_why=Why.OVERDUE, climb_began=since, began=since
    )
    for one in PlanContact.objects.filter(plan=plan).select_related("contact"):
        Told.objects.create(alarm=alarm, contact=one.contact, first=since)
        Alarm.objects.filter(pk=alarm.pk).update(taken_by=one.contact, taken=at - MINUTE)


def add_plans(greg: Person, number: int, *, at: datetime) -> None:
    """One more of each that a page lists, and one more to be told of each."""
    contact = make_contact(greg, f"Told {number}")
    for plan in Plan.objects.filter(person=greg):
        PlanContact.objects.create(plan=plan, contact=contact, position=number + 2)
    for alarm in Alarm.objects.filter(plan__person=greg):
        Told.objects.create(alarm=alarm, contact=contact, first=at)
    times = {"starts": at, "due": at + 120 * MINUTE}
    make_plan(greg, contact, **times)
    make_armed(greg, contact, at=at, **times)
    check_in(make_armed(greg, contact, at=at, **times), SAFE, at=at)
