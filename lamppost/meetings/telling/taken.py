"""Telling the others that one of them has taken it on, so that nobody does it twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from lamppost.meetings.models import Alarm
from lamppost.meetings.telling.after import Reached, those_told
from lamppost.meetings.telling.alarms import on_a_lock_screen
from lamppost.meetings.telling.known import name_for, name_of
from lamppost.meetings.telling.pages import contact_page
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent

RANK = 1
_WANTED = timedelta(hours=24)


def taken_urgents(alarm: Alarm, *, at: datetime) -> list[Urgent]:
    """To those told but the one who took it on. That it was put down again, the climb that
    begins anew tells everybody."""
    others = [one for one in those_told([alarm]) if one.contact.pk != alarm.taken_by_id]
    return [_urgent(reached, at) for reached in others] if alarm.taken_by else []


def _urgent(reached: Reached, at: datetime) -> Urgent:
    alarm, contact = reached.alarm, reached.contact
    subject, body = _words(reached)
    return Urgent(
        key=f"meet:{alarm.plan.public_id}:taken.{alarm.climb_number}.{contact.pk}",
        # Withdrawn with the alarm.
        about=f"meetings.alarm:{alarm.pk}",
        channel=reached.reach.channel,
        to=reached.reach.to,
        subject=subject,
        body=body,
        link=contact_page(contact),
        rank=RANK,
        best_before=at + _WANTED,
    )


def _words(reached: Reached) -> tuple[str, str]:
    if reached.reach.channel == Channel.PUSH:
        return on_a_lock_screen()[0], _("Somebody has taken it on. Open this to see who.")
    taker = reached.alarm.taken_by
    said = {
        "taker": name_of(taker) if taker else "",
        "who": name_for(reached.contact),
        "link": contact_page(reached.contact),
    }
    subject = _("%(taker)s has taken it on: %(who)s") % said
    short = _("%(taker)s has taken it on to look after %(who)s.") % said
    if reached.reach.channel == Channel.SMS:
        return subject, short + f" {said['link']}"
    return subject, short + "\n\n" + _("What is known by now:\n%(link)s") % said + "\n"
