"""Queues whose proposals come to something else than a decision about one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.campaigns.deciding import decide_campaign
from lamppost.moderation.models import Choice, Proposal, Steward
from lamppost.moderation.queue.items import Queue

# Given the proposal, its steward and the time, within the transaction that takes the proposal.
# Raises Refused where it cannot be done: then the item is back in the queue.
Carrier = Callable[[Proposal, Steward, datetime], None]


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


CARRIERS: dict[Queue, Carrier] = {Queue.CAMPAIGNS: decide_all}
