"""Answers by text: whose plan it is, by the number that the text comes from.

A number is easily forged too: it only says whose code to compare with.
"""

from __future__ import annotations

import re
from datetime import datetime

from lamppost.core.sealing import Unreadable, unseal
from lamppost.meetings.answers.actions import take_answer
from lamppost.meetings.contacts.ways import number_tag
from lamppost.meetings.models import Plan, Way
from lamppost.meetings.telling.reached import Reach
from lamppost.notices.models import Channel

_MOST_DIGITS = 15  # E.164


def take_text(number: str, text: str, *, mark: str, at: datetime) -> None:
    """Does nothing for a number that is nobody's, or whose person has no plan that runs."""
    found = _way_and_plan(number, at)
    if found is None:
        return
    way, plan = found
    try:
        to = Reach(str(way.pk), Channel.SMS, unseal(way.to))
    except Unreadable:
        return
    take_answer(plan, text, mark=mark, to=to, at=at)


def _way_and_plan(number: str, at: datetime) -> tuple[Way, Plan] | None:
    ways = {way.person_id: way for way in _ways(number)}
    plans = Plan.objects.select_related("person").filter(person__in=ways)
    armed = plans.filter(state=Plan.State.ARMED).order_by("due").first()
    # One that is closed can be closed again: whoever was forced to may say so later.
    plan = armed or plans.filter(erase_due__gt=at, closed__isnull=False).order_by("-closed").first()
    return (ways[plan.person_id], plan) if plan else None


def _ways(number: str) -> list[Way]:
    digits = re.sub(r"\D", "", number).removeprefix("00")
    if not digits or len(digits) > _MOST_DIGITS:
        return []
    tag = number_tag(f"+{digits}")
    ways = Way.objects.filter(tag=tag, channel=Channel.SMS, proven__isnull=False)
    return list(ways.filter(person__isnull=False).order_by("-pk"))
