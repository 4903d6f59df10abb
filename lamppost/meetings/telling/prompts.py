"""Asking a person whether they are well, in words that say nothing of where they are.

A phone may be in somebody else's hands: no place, no counterpart, no contact, no word that tells
of a meeting.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from lamppost.meetings.ladder import Prompt, prompts
from lamppost.meetings.models import Plan
from lamppost.meetings.telling.boxes import check_address
from lamppost.meetings.telling.moments import in_minutes
from lamppost.meetings.telling.neutral import Neutral, words_of
from lamppost.meetings.telling.pages import check_page
from lamppost.meetings.telling.reached import Reach, own_reaches
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent

RANK = 2
# A late reminder is of use for as long as the answer is: after it the contacts are told.
_AT_LEAST = timedelta(minutes=10)


@dataclass(frozen=True)
class _Said:
    """What is the same by every way."""

    subject: str
    body: str
    link: str
    reply_to: str
    best_before: datetime


def prompt_urgents(plan: Plan, what: Prompt, *, at: datetime) -> list[Urgent]:
    return prompt_urgents_of([(plan, what)], at=at)


def prompt_urgents_of(asked: Collection[tuple[Plan, Prompt]], *, at: datetime) -> list[Urgent]:
    """Three queries for any number of plans; a fourth unless their people were read with them."""
    prefetch_related_objects([plan for plan, _what in asked], "person")
    people = {plan.person_id: plan.person for plan, _what in asked}
    reaches, words = own_reaches(people.values()), words_of(people)
    return [
        _urgent(plan, what, said, reach)
        for plan, what in asked
        for said in [_said(plan, what, words[plan.person_id], at)]
        for reach in reaches[plan.person_id]
    ]


def _urgent(plan: Plan, what: Prompt, said: _Said, reach: Reach) -> Urgent:
    is_mail = reach.channel == Channel.MAIL
    return Urgent(
        # With the time: after an extension the same is asked again.
        key=f"meet:{plan.public_id}:{what}.{plan.due:%Y%m%d%H%M%S}.{reach.name}",
        about=f"meetings.plan:{plan.pk}",
        channel=reach.channel,
        to=reach.to,
        subject=said.subject,
        body=said.body + ("" if reach.channel == Channel.PUSH else f"\n{said.link}\n"),
        link=said.link,
        headers={"Reply-To": said.reply_to} if is_mail and said.reply_to else {},
        rank=RANK,
        best_before=said.best_before,
    )


def _said(plan: Plan, what: Prompt, words: Neutral, at: datetime) -> _Said:
    grace = timedelta(seconds=plan.grace_secs)
    link = check_page(plan)
    left = _left(what, plan.due - at, plan.due + grace - at)
    body = [words.body, left, _("Open this and answer with your code.")]
    times = [one.at for one in prompts(plan.due, grace)] + [plan.due + grace]
    following = next((moment for moment in times if moment > at), at)
    return _Said(
        subject=words.subject,
        body=" ".join(part for part in body if part),
        link=link,
        reply_to=check_address(plan) if settings.ANSWERS_BY_MAIL else "",
        best_before=max(following, at + _AT_LEAST),
    )


def _left(what: Prompt, to_due: timedelta, to_end: timedelta) -> str:
    """How long there is to answer: bare, for eyes that should not read more."""
    left = to_due if what == Prompt.SOON else to_end
    if left <= timedelta(0):
        return ""
    return _("Time left: %(minutes)s.") % {"minutes": in_minutes(left)}
