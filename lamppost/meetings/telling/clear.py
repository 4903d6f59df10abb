"""The all-clear: once to everybody who was told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from lamppost.meetings.models import Alarm
from lamppost.meetings.telling.after import Reached, those_told
from lamppost.meetings.telling.known import name_for
from lamppost.meetings.telling.moments import clock_time
from lamppost.meetings.telling.pages import contact_page
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent

RANK = 1
_WANTED = timedelta(hours=72)


def all_clear_urgents(alarm: Alarm, *, at: datetime) -> list[Urgent]:
    return all_clear_urgents_of([alarm], at=at)


def all_clear_urgents_of(alarms: Collection[Alarm], *, at: datetime) -> list[Urgent]:
    return [_urgent(reached, at) for reached in those_told(alarms)]


def _urgent(reached: Reached, at: datetime) -> Urgent:
    alarm, contact = reached.alarm, reached.contact
    subject, body = _words(reached, at)
    return Urgent(
        # With the climb: an alarm that begins again after its end ends once more.
        key=f"meet:{alarm.plan.public_id}:clear.{alarm.climb_number}.{contact.pk}",
        about=f"meetings.clear:{alarm.pk}",
        channel=reached.reach.channel,
        to=reached.reach.to,
        subject=subject,
        body=body,
        link=contact_page(contact),
        rank=RANK,
        best_before=at + _WANTED,
    )


def _words(reached: Reached, at: datetime) -> tuple[str, str]:
    if reached.reach.channel == Channel.PUSH:
        return _("All clear"), _("Nothing more to do.")
    said = {
        "who": name_for(reached.contact),
        "when": clock_time(reached.alarm.ended or at, at),
    }
    subject = _("All clear: %(who)s has checked in") % said
    short = _("All clear: %(who)s checked in at %(when)s. Nothing more to do.") % said
    if reached.reach.channel == Channel.SMS:
        return subject, short
    return subject, short + "\n\n" + _(
        "Everybody who was told hears it. Should %(who)s need you again, there will be a new"
        " message."
    ) % said + "\n"
