"""Which queues somebody does not want to work on: nobody has to look at everything."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from lamppost.journal.actions import record
from lamppost.moderation.models import Claim, Steward
from lamppost.moderation.queue.items import Queue


def decline_queues(steward: Steward, queues: Collection[Queue], *, at: datetime) -> None:
    """From now on; what they have of these queues goes back to the others."""
    declined = sorted(queue.value for queue in queues)
    if declined == sorted(steward.declines):
        return
    with transaction.atomic():
        steward.declines = declined
        steward.save(update_fields=["declines"])
        Claim.objects.filter(person=steward.person_id, queue__in=declined).delete()
        record("steward.declined", steward.person, by=steward.person, at=at, queues=declined)


def use_keys(steward: Steward, *, is_on: bool) -> None:
    """Single keys get in the way of some who speak to their computer, or have it read to them."""
    steward.keys = is_on
    steward.save(update_fields=["keys"])


def taken_by_nobody() -> list[Queue]:
    """Queues that everybody who reviews declines, or that are for others than all there are."""
    stewards = list(Steward.objects.filter(person__is_active=True))
    return [queue for queue in Queue if not any(_takes(one, queue) for one in stewards)]


def _takes(steward: Steward, queue: Queue) -> bool:
    if queue == Queue.CHILDREN and not steward.is_trained:
        return False
    return queue.value not in steward.declines
