"""What a contact does about an alarm: see it, take it on, put it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from lamppost.journal.actions import record
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Contact, Told
from lamppost.meetings.telling.taken import taken_urgents
from lamppost.notices.urgent.writing import write_urgent


def note_seen(contact: Contact, *, at: datetime) -> None:
    """That they opened their page while an alarm of theirs was on: the first time counts."""
    Told.objects.filter(contact=contact, alarm__ended=None, seen=None).update(seen=at)


def take_on(contact: Contact, plan: str, *, at: datetime) -> bool:
    """The climb rests, and the others are told who has it. False if it is somebody's already,
    or over: of two at the same moment one wins.

    plan: its public id.
    """
    free = _running(contact, plan).filter(taken_by=None)
    with transaction.atomic():
        won = free.update(
            taken_by=contact, taken=at, first_taken=Coalesce(F("first_taken"), at), look_at=None
        )
        if won:
            alarm = _alarm(plan)
            record("alarm.taken", alarm, by=contact, at=at)
            write_urgent(taken_urgents(alarm, at=at), at=at)
    return bool(won)


def put_down(contact: Contact, plan: str, *, at: datetime) -> bool:
    """The climb begins anew: everybody is told, at once. False unless it was theirs."""
    with transaction.atomic():
        won = (
            _running(contact, plan)
            .filter(taken_by=contact)
            .update(
                taken_by=None,
                taken=None,
                climb_why=Why.PUT_DOWN,
                climb_began=at,
                climb_number=F("climb_number") + 1,
                done_until=None,
                look_at=at,
            )
        )
        if won:
            record("alarm.put_down", _alarm(plan), by=contact, at=at)
    return bool(won)


def _running(contact: Contact, plan: str) -> QuerySet[Alarm]:
    """That this contact was told of."""
    told = Told.objects.filter(contact=contact, alarm__plan__public_id=plan)
    return Alarm.objects.filter(pk__in=told.values("alarm"), ended=None)


def _alarm(plan: str) -> Alarm:
    return Alarm.objects.select_related("plan", "taken_by").get(plan__public_id=plan)
