"""Climbing: the rungs whose time has come are told, and the watermark moves past them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from lamppost.meetings.guarding.deciding import LOOKS_AGAIN
from lamppost.meetings.ladder import Climb, Rung, Why, next_rung, rungs_due
from lamppost.meetings.models import Alarm, Contact, PlanContact, Told, Way
from lamppost.meetings.telling.alarms import alarm_urgents_of
from lamppost.notices.urgent.writing import write_urgent

Ways = list[tuple[int, list[int]]]


def due_alarms(now: datetime) -> QuerySet[Alarm]:
    return Alarm.objects.filter(look_at__lte=now, ended=None, taken_by=None)


def see_to_alarms(alarms: list[Alarm], now: datetime) -> None:
    """Call it in a transaction that holds their locks."""
    contacts = contacts_of({alarm.plan_id for alarm in alarms})
    climbed = [
        (alarm, rungs)
        for alarm in alarms
        for rungs in [_climb(alarm, contacts[alarm.plan_id], now)]
        if rungs
    ]
    if not climbed:
        return
    told = {(alarm.pk, rung.contact) for alarm, rungs in climbed for rung in rungs}
    Told.objects.bulk_create(
        [Told(alarm_id=alarm, contact_id=contact, first=now) for alarm, contact in sorted(told)],
        ignore_conflicts=True,
    )
    write_urgent(alarm_urgents_of(climbed, at=now), at=now)


def _climb(alarm: Alarm, contacts: Ways, now: datetime) -> list[Rung]:
    """The rungs that are ours to tell: none if it was taken on, or is not as it was read."""
    climb = climb_of(alarm)
    rungs = rungs_due(climb, contacts, after=alarm.done_until, until=now)
    done_until = max(now, alarm.done_until or now) if contacts else alarm.done_until
    same = Alarm.objects.filter(
        pk=alarm.pk, look_at=alarm.look_at, ended=None, taken_by=None, climb_number=climb.number
    )
    # Nobody to tell: whoever proves a way within the hour is told then.
    look_at = next_rung(climb, contacts, after=done_until or now) if contacts else now + LOOKS_AGAIN
    if not same.update(done_until=done_until, look_at=look_at):
        return []
    # A climb that goes on for another reason tells its old rungs anew: they are not late.
    since = alarm.look_at or now
    return [replace(rung, at=max(rung.at, since)) for rung in rungs]


def climb_of(alarm: Alarm) -> Climb:
    return Climb(Why(alarm.climb_why), alarm.climb_began, alarm.climb_number)


def contacts_of(plan_ids: Collection[int]) -> defaultdict[int, Ways]:
    """For each plan those to tell, in their order, with the ways that were proven."""
    ways = defaultdict(list)
    proven = Way.objects.filter(contact__isnull=False, proven__isnull=False)
    # By plan, not by contact: SQLite takes only so many values.
    there = PlanContact.objects.filter(plan__in=plan_ids, contact__state=Contact.State.AGREED)
    mine = proven.filter(contact__in=there.values("contact")).order_by("position", "pk")
    for contact, way in mine.values_list("contact", "pk"):
        ways[contact].append(way)
    found: defaultdict[int, Ways] = defaultdict(list)
    for plan, contact in there.order_by("position", "pk").values_list("plan", "contact"):
        if ways[contact]:
            found[plan].append((contact, ways[contact]))
    return found
