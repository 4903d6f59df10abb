"""What a contact may know of an alarm: the same for a message and for the page."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from lamppost.core.sealing import Unreadable, unseal
from lamppost.meetings.details import Details, details_of
from lamppost.meetings.ladder import PLACE, WORDS, Climb, Why
from lamppost.meetings.models import Alarm, Contact, Plan

logger = logging.getLogger(__name__)

LONGEST_NAME = 40


@dataclass(frozen=True)
class Known:
    """level: of ladder.py. Where, with whom and last words are "" where they may not be known."""

    who: str
    why: Why
    level: int
    since: datetime  # they were due, or gave the alarm
    starts: datetime
    due: datetime
    where: str = ""
    with_whom: str = ""
    words: str = ""

    @property
    def must_not_be_rung(self) -> bool:
        """Whoever is with them must not learn that others know."""
        return self.why == Why.FORCED


def known(alarm: Alarm, details: Details, who: str, level: int) -> Known:
    plan, why = alarm.plan, Why(alarm.why)
    may_place, may_words = level >= PLACE, level >= WORDS
    return Known(
        who=who,
        why=why,
        level=level,
        since=plan.due if why == Why.OVERDUE else alarm.why_since or alarm.began,
        starts=plan.starts,
        due=plan.due,
        where=details.where if may_place else "",
        with_whom=details.with_whom if may_place else "",
        words=details.words if may_words else "",
    )


def climb_of(alarm: Alarm) -> Climb:
    return Climb(Why(alarm.climb_why), alarm.climb_began, alarm.climb_number)


def opened_details(plan: Plan) -> Details:
    """Empty ones if their key is gone: that somebody is missed must be told all the same."""
    try:
        return details_of(plan.details)
    except Unreadable:
        logger.error("plan %s cannot be read: its seal's key is gone", plan.pk)
        return Details()


def name_for(contact: Contact) -> str:
    """What the contact calls the person."""
    return _opened_name(contact.knows_as, contact)


def name_of(contact: Contact) -> str:
    """What the person calls the contact."""
    return _opened_name(contact.name, contact)


def _opened_name(sealed: bytes | memoryview, contact: Contact) -> str:
    try:
        return " ".join(unseal(sealed).split())[:LONGEST_NAME]
    except Unreadable:
        logger.error("contact %s cannot be read: its seal's key is gone", contact.pk)
        return "…"
