"""Queues whose proposals come to something else than a decision about one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lamppost.moderation.models import Proposal, Steward
from lamppost.moderation.queue.items import Queue

# Given the proposal, its steward and the time, within the transaction that takes the proposal.
# Raises Refused where it cannot be done: then the item is back in the queue.
Carrier = Callable[[Proposal, Steward, datetime], None]

CARRIERS: dict[Queue, Carrier] = {}
