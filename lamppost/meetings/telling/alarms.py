"""Telling contacts that somebody is missed: what they may know, by each of their ways."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from lamppost.meetings.details import Details
from lamppost.meetings.ladder import Rung, Why
from lamppost.meetings.models import Alarm, Contact
from lamppost.meetings.telling.known import Known, known, name_for, opened_details
from lamppost.meetings.telling.moments import in_minutes
from lamppost.meetings.telling.pages import contact_page
from lamppost.meetings.telling.reached import Reach, reaches_of_ways
from lamppost.meetings.telling.saying import do_not, facts, headline, steps, story
from lamppost.meetings.telling.short import short_text
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent

RANK = 0
_WANTED = timedelta(hours=24)
_LATE = timedelta(minutes=1)  # up to then nobody would call it late

Climbed = Collection[tuple[Alarm, Sequence[Rung]]]


@dataclass(frozen=True)
class _Told:
    """One rung with all that it needs."""

    alarm: Alarm
    rung: Rung
    reach: Reach
    known: Known
    link: str
    late: timedelta
    at: datetime


def alarm_urgents(alarm: Alarm, rungs: Sequence[Rung], *, at: datetime) -> list[Urgent]:
    return alarm_urgents_of([(alarm, rungs)], at=at)


def alarm_urgents_of(climbed: Climbed, *, at: datetime) -> list[Urgent]:
    """Two queries for any number of alarms; a third unless their plans were read with them.

    None for a contact or a way that is not there any more.
    """
    prefetch_related_objects([alarm for alarm, _rungs in climbed], "plan")
    rungs = [rung for _alarm, some in climbed for rung in some]
    reaches = reaches_of_ways({rung.way for rung in rungs})
    contacts = Contact.objects.in_bulk({rung.contact for rung in rungs})
    return [
        _urgent(told)
        for alarm, some in climbed
        for told in _told(alarm, some, contacts, reaches, at)
    ]


def _told(
    alarm: Alarm,
    rungs: Sequence[Rung],
    contacts: dict[int, Contact],
    reaches: dict[int, Reach],
    at: datetime,
) -> Iterator[_Told]:
    details: Details = opened_details(alarm.plan)
    for rung in rungs:
        contact, reach = contacts.get(rung.contact), reaches.get(rung.way)
        if contact is None or reach is None:
            continue
        yield _Told(
            alarm,
            rung,
            reach,
            known(alarm, details, name_for(contact), rung.level),
            contact_page(contact),
            _late(alarm, rung, at),
            at,
        )


def _late(alarm: Alarm, rung: Rung, at: datetime) -> timedelta:
    """By how much the board should have told it earlier."""
    if alarm.done_until is not None:
        return at - rung.at
    # The climb's first look. Of one that goes on for another reason the rungs lie behind, and
    # nothing of them is late.
    is_first = alarm.climb_began == alarm.began
    return timedelta(seconds=alarm.late_secs if is_first else 0)


def _urgent(told: _Told) -> Urgent:
    subject, body = _words(told)
    return Urgent(
        key=f"meet:{told.alarm.plan.public_id}:{told.rung.key}",
        about=f"meetings.alarm:{told.alarm.pk}",
        channel=told.reach.channel,
        to=told.reach.to,
        subject=subject,
        body=body,
        link=told.link,
        rank=RANK,
        best_before=told.at + _WANTED,
    )


def _words(told: _Told) -> tuple[str, str]:
    if told.reach.channel == Channel.PUSH:
        return on_a_lock_screen()
    subject = _("Urgent: %(headline)s") % {"headline": headline(told.known, told.at)}
    if told.reach.channel == Channel.SMS:
        return subject, short_text(told.known, told.link, told.at)
    return subject, "\n\n".join(_paragraphs(told)) + "\n"


def on_a_lock_screen() -> tuple[str, str]:
    """Seen by whoever sits beside: that it is urgent, and nothing of whom or where."""
    return _("Urgent"), _("Somebody counts on you. Open this now.")


def _paragraphs(told: _Told) -> Iterator[str]:
    if told.alarm.climb_why == Why.PUT_DOWN and told.rung.reminder == 0:
        yield _("Whoever had taken it on cannot go on. Somebody else is needed now.")
    elif told.rung.reminder:
        yield _("Nobody has taken it on yet.")
    yield story(told.known, told.at)
    if warning := do_not(told.known):
        yield warning
    if told.late >= _LATE:
        yield _("This message is %(minutes)s late: the board could not send it before.") % {
            "minutes": in_minutes(told.late)
        }
    if said := facts(told.known, told.at):
        yield "\n".join(f"{fact.name}: {fact.said}" for fact in said)
    yield _("What is known by now, and where to say that you take it on:") + f"\n{told.link}"
    numbered = enumerate(steps(told.known, told.at), start=1)
    yield _("What to do") + "\n" + "\n".join(f"{number}. {step}" for number, step in numbered)
    yield _why_you(told.known)


def _why_you(known: Known) -> str:
    words = _("You agreed to be told if %(who)s does not come back from a meeting.")
    if known.why == Why.OVERDUE:
        words += " " + _("Once they check in, you are told that all is clear.")
    return words % {"who": known.who}
