"""What becomes of second opinions that nobody is there to give.

A board of one person must neither stand still for want of a second one, nor hide that there was
none.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, record
from lamppost.moderation.models import Choice, Opinion, Proposal, Rank
from lamppost.moderation.opinions.applying import apply
from lamppost.moderation.opinions.others import others_than
from lamppost.notices.actions import tell

SAMPLE_KEPT = timedelta(days=14)  # longer ago nobody can look at a thing as the first did
_AT_ONCE = 200
State, Why = Opinion.State, Opinion.Why

logger = logging.getLogger(__name__)


def settle_alone_due(now: datetime) -> int:
    """Ends those whose time is over where nobody else is there; gives how many."""
    late = Opinion.objects.exclude(state=State.DONE).filter(look_by__lte=now)
    found = late.select_related("first", "second").order_by("look_by")[:_AT_ONCE]
    return sum(_end_if_alone(opinion, now) for opinion in list(found))


def _end_if_alone(opinion: Opinion, now: datetime) -> bool:
    if opinion.state == State.DIFFER:
        return _end_difference(opinion, now)
    is_old = opinion.why == Why.SAMPLE and opinion.asked <= now - SAMPLE_KEPT
    if not is_old and others_than(opinion.first.by).exists():
        return False  # late, and shown as late: those who are there are asked, not passed by
    # Whoever asked, and is alone, finds the thing in the queue again.
    chosen = opinion.first if opinion.why == Why.SERIOUS else None
    return _end(opinion, chosen, now)


def _end_difference(opinion: Opinion, now: datetime) -> bool:
    """A senior of the two has the last word where there is no third one."""
    both = [one for one in (opinion.first, opinion.second) if one and one.choice != Choice.ASK]
    if others_than(*(one.by for one in both), rank=Rank.SENIOR).exists():
        return False
    seniors = {f"people.person:{one.person_id}" for one in others_than(rank=Rank.SENIOR)}
    chosen = [one for one in both if one.by in seniors]
    if len(chosen) != 1:
        _ask_host(opinion, now)
        return False
    return _end(opinion, chosen[0], now)


def _end(opinion: Opinion, chosen: Proposal | None, now: datetime) -> bool:
    """chosen: what takes effect; None for nothing."""
    with transaction.atomic():
        same = Opinion.objects.filter(pk=opinion.pk, state=opinion.state)
        if not same.update(state=State.DONE):
            return False
        record("opinion.alone", opinion, by=CLOCK, at=now, why=opinion.why, is_alone=True)
        if chosen:
            _apply(opinion, chosen, now)
    return True


def _apply(opinion: Opinion, chosen: Proposal, now: datetime) -> None:
    note = _("Nobody else was there to look at it within its time.")
    try:
        with transaction.atomic():
            decision = apply(opinion, chosen, at=now, note=note)
    except Refused as refused:
        # It changed meanwhile, or is gone. What waits of it stands in the queue again.
        failed = {"state": Proposal.State.FAILED, "trouble": refused.sentence[:200]}
        Proposal.objects.filter(pk=chosen.pk).update(**failed)
    else:
        Opinion.objects.filter(pk=opinion.pk).update(decision=decision)


def _ask_host(opinion: Opinion, now: datetime) -> None:
    """Two differ, and neither or both are senior. Nothing changes for the thing: a hold becomes
    neither a removal nor a release by itself. Once a day, until somebody is there."""
    if not settings.BOARD_CONTACT:
        return  # the log of the watcher is all there is; `lamppost doctor` asks for an address
    name = settings.BOARD_NAME
    tell(
        settings.BOARD_CONTACT,
        key=f"opinion-{opinion.pk}-{now:%Y-%m-%d}",
        kind="opinion",
        subject=_("[%(board)s] Two people see something differently") % {"board": name},
        body=_(
            "Two who review have chosen differently about %(what)s, and there is no senior who "
            "could decide. It stays as it is until then. Name one with: lamppost steward add "
            "ADDRESS --rank senior"
        )
        % {"what": opinion.subject}
        + f"\n\n-- \n{name}\n",
    )
