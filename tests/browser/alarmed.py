"""Alarms in every state, as contacts see them: see `lived_in`. Nobody of the cast is missed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lamppost.meetings import links
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Plan, Told
from lamppost.meetings.telling.tests.stage import make_contact, make_plan, raise_alarm
from lamppost.people.models import Person
from lamppost.testing import make_person

MINUTE = timedelta(minutes=1)


def make_alarms(*, at: datetime) -> dict[str, Any]:
    """Links of contacts: one who is free to take it on, one who has, one who reads who has."""
    ida = make_person("Ida")
    began = at - 6 * MINUTE
    free = _contacts(ida, "Ana", "Joe")
    raise_alarm(free[0], *free[1:], **_since(began))
    taken = _contacts(ida, "Kim", "Lee")
    by_kim = {"taken_by": taken[1], "taken": began, "look_at": None}
    raise_alarm(taken[0], *taken[1:], **_since(at - 12 * MINUTE), **by_kim)
    forced = _contacts(ida, "Max")
    raise_alarm(forced[0], forced[1], why=Why.FORCED, **_since(began))
    over = _contacts(ida, "Noa")
    raise_alarm(over[0], over[1], **_since(began), ended=at - MINUTE, look_at=None)
    shown = {"told": free[1], "taker": taken[1], "told_too": taken[2]}
    shown |= {"told_of_force": forced[1], "cleared": over[1]}
    return {word: links.contact_token(contact) for word, contact in shown.items()}


def add_told(number: int) -> None:
    """One more who was told, in each alarm."""
    for alarm in Alarm.objects.select_related("plan"):
        contact = make_contact(alarm.plan, f"Told {number}")
        Told.objects.create(alarm=alarm, contact=contact, first=alarm.began)


def _contacts(person: Person, *names: str) -> Any:
    plan: Plan = make_plan(person)
    contacts: list[Contact] = [make_contact(plan, name) for name in names]
    return plan, *contacts


def _since(began: datetime) -> dict[str, Any]:
    return {"began": began, "climb_began": began, "done_until": began}
