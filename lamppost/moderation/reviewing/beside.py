"""What a reviewer has just chosen, as every page of theirs says it: it can be taken back for some
seconds, or it could not be carried out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lamppost.journal.actions import name_of
from lamppost.journal.models.decisions import Policy
from lamppost.moderation.clauses import CLAUSES
from lamppost.moderation.models import Choice, Proposal, Steward
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.offers import APPEAL_WORDS, DONE_WORDS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

TROUBLE_SHOWN = timedelta(minutes=15)
LOOKED_AT = 100  # more than anybody chooses in that time
_WITHOUT_CLAUSE = {Choice.ALLOW, Choice.ASK}


@dataclass(frozen=True)
class JustChosen:
    """seconds: as long as it can still be taken back."""

    proposal: Proposal
    done: Words
    clause: Words | str
    seconds: int


@dataclass(frozen=True)
class Beside:
    chosen: JustChosen | None
    troubles: tuple[Proposal, ...]


def beside(steward: Steward, now: datetime) -> Beside:
    """One query."""
    mine = Proposal.objects.filter(by=name_of(steward.person), at__gt=now - TROUBLE_SHOWN)
    found = _last_of_each(mine.order_by("-at", "-pk")[:LOOKED_AT])
    waiting = [
        one for one in found if one.state == Proposal.State.WAITING and one.counts_from > now
    ]
    return Beside(
        _just_chosen(waiting[0], now) if waiting else None,
        tuple(one for one in found if one.state == Proposal.State.FAILED),
    )


def _last_of_each(newest_first: Iterable[Proposal]) -> list[Proposal]:
    """What was chosen anew about a thing takes the place of what had failed."""
    found: dict[Item, Proposal] = {}
    for one in newest_first:
        found.setdefault(one.item, one)
    return list(found.values())


def _just_chosen(proposal: Proposal, now: datetime) -> JustChosen:
    is_appeal = proposal.queue == Queue.APPEALS
    words = APPEAL_WORDS if is_appeal else DONE_WORDS
    has_clause = not is_appeal and proposal.choice not in _WITHOUT_CLAUSE
    left = (proposal.counts_from - now).total_seconds()
    return JustChosen(
        proposal,
        words.get(proposal.choice, DONE_WORDS[proposal.choice]),
        CLAUSES[Policy(proposal.policy)].title if has_clause else "",
        max(1, int(left)),
    )
