"""What a contact may see of an alarm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.meetings.ladder import EVERYBODY, NEXT_CONTACT, WORDS, level_at
from lamppost.meetings.models import Alarm, Contact, Told
from lamppost.meetings.telling.known import (
    Known,
    climb_of,
    known,
    name_for,
    name_of,
    opened_details,
)
from lamppost.meetings.telling.saying import Fact, do_not, facts, headline, steps, story

SHOWN_FOR = timedelta(hours=72)  # after the end: as long as the plan is kept


@dataclass(frozen=True)
class Other:
    """Somebody else who was told, by the name that the person gave them."""

    name: str
    has_seen: bool
    has_it: bool


@dataclass(frozen=True)
class Shown:
    """One alarm, on the page of one contact, at one moment. more_at: when they learn more."""

    alarm: Alarm
    known: Known
    at: datetime
    more_at: datetime | None
    others: Sequence[Other]
    is_mine: bool

    @property
    def plan(self) -> str:
        """Names it in forms."""
        return str(self.alarm.plan.public_id)

    @property
    def is_over(self) -> bool:
        return self.alarm.ended is not None

    @property
    def taker(self) -> str:
        """Who else has taken it on; "" while nobody has."""
        return next((other.name for other in self.others if other.has_it), "")

    @property
    def is_taken(self) -> bool:
        return self.alarm.taken_by_id is not None

    @property
    def headline(self) -> str:
        return headline(self.known, self.at)

    @property
    def story(self) -> str:
        return story(self.known, self.at)

    @property
    def warning(self) -> str:
        return do_not(self.known)

    @property
    def facts(self) -> list[Fact]:
        return facts(self.known, self.at)

    @property
    def steps(self) -> list[str]:
        return steps(self.known, self.at)


def alarms_for(contact: Contact, now: datetime) -> list[Shown]:
    """Those this contact was told of, and that run or have ended lately; those that run first.

    Before somebody is told they see nothing, whatever they ask: there is no pull.
    """
    told = Told.objects.filter(contact=contact, alarm__plan__person=contact.person_id)
    alarms = Alarm.objects.filter(told__in=told).select_related("plan").order_by("-began", "-pk")
    current = [alarm for alarm in alarms if alarm.ended is None or now - alarm.ended < SHOWN_FOR]
    return [_shown(one, contact, now) for one in sorted(current, key=lambda one: bool(one.ended))]


def alarm_for(contact: Contact, now: datetime) -> Shown | None:
    return next(iter(alarms_for(contact, now)), None)


def _shown(alarm: Alarm, contact: Contact, now: datetime) -> Shown:
    climb = climb_of(alarm)
    level = 0 if alarm.ended else level_at(climb, now)  # all clear: nothing more is to be known
    told = Told.objects.filter(alarm=alarm).exclude(contact=contact).select_related("contact")
    return Shown(
        alarm=alarm,
        known=known(alarm, opened_details(alarm.plan), name_for(contact), level),
        at=now,
        more_at=None if level in {0, WORDS} else _more_at(alarm, now),
        others=[_other(one, alarm) for one in told.order_by("first", "pk")],
        is_mine=alarm.taken_by_id == contact.pk,
    )


def _more_at(alarm: Alarm, now: datetime) -> datetime | None:
    steps = (alarm.climb_began + after for after in (NEXT_CONTACT, EVERYBODY))
    return next((moment for moment in steps if moment > now), None)


def _other(told: Told, alarm: Alarm) -> Other:
    return Other(
        name=name_of(told.contact),
        has_seen=told.seen is not None,
        has_it=alarm.taken_by_id == told.contact_id,
    )
