"""Queues whose proposals come to something else than a decision about one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.models.decisions import Policy
from lamppost.moderation.campaigns.deciding import decide_campaign
from lamppost.moderation.models import Appeal, Choice, Proposal, Steward
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.reasons.appeals import hear

# Given the proposal, its steward and the time, within the transaction that takes the proposal.
# Raises Refused where it cannot be done: then the item is back in the queue.
Carrier = Callable[[Proposal, Steward, datetime], None]


class AppealGone(Refused):
    code = "appeal_gone"


def hear_appeal(proposal: Proposal, steward: Steward, at: datetime) -> None:
    """Allowing undoes the decision, refusing keeps it; the words are the answer."""
    appeal = Appeal.objects.filter(pk=proposal.number).first()
    if appeal is None:
        raise AppealGone(_("Nobody has to hear this objection any more."))
    is_undone = proposal.choice == Choice.ALLOW
    hear(appeal, is_undone, proposal.words, by=steward.person, at=at)


def decide_all(proposal: Proposal, steward: Steward, at: datetime) -> None:
    """Of a campaign: the same for each of its ads, with a decision of its own."""
    decide_campaign(
        proposal.number,
        Choice(proposal.choice),
        by=steward.person,
        at=at,
        policy=Policy(proposal.policy),
        words=proposal.words,
        note=proposal.note,
    )


CARRIERS: dict[Queue, Carrier] = {Queue.APPEALS: hear_appeal, Queue.CAMPAIGNS: decide_all}
