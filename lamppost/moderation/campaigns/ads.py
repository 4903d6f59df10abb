"""What a decision about a campaign does to one of its ads."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from lamppost.board.models import Ad, State
from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling, decisions_about
from lamppost.moderation.campaigns.deciding import CHOICES, RULE
from lamppost.moderation.effects import do
from lamppost.moderation.models import Choice
from lamppost.people.models import Person

_PREFIX = "board.ad:"
_FROM = {
    Choice.HOLD: {State.LIVE},
    Choice.REMOVE: {State.LIVE, State.HELD, State.EXPIRED},
    Choice.ALLOW: {State.HELD},
}


def decide_ad(subject: str, choice: Choice, ruling: Ruling, *, by: Person, at: datetime) -> bool:
    """False: it is gone, was decided about otherwise, or has been done before.

    A job may run twice. What was undone in between, because its poster objected, stays undone.
    """
    if decisions_about(subject).filter(at=at, by=name_of(by)).exists():
        return False
    number = subject.removeprefix(_PREFIX)
    ad = (
        Ad.objects.filter(pk=number, state__in=_FROM[choice]).first()
        if number.isdecimal()
        else None
    )
    if ad is None or (choice == Choice.ALLOW and not _is_held_as_campaign(ad)):
        return False
    with suppress(Refused):
        do(CHOICES[choice], subject, ruling, by=by, at=at)
        return True
    return False


def _is_held_as_campaign(ad: Ad) -> bool:
    """What a check or a report holds besides is decided for itself."""
    return ad.decision is not None and ad.decision.rule.partition("@")[0] == RULE.partition("@")[0]
