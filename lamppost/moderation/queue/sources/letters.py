"""Letters that are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lamppost.moderation.children.restricting import without_restricted
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.findings import whys_of
from lamppost.moderation.queue.sources.leaving_out import (
    not_in_hand,
    not_reported_sooner,
)
from lamppost.moderation.queue.sources.reaching import people
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.moderation.queue.sources.subjects import letter_called
from lamppost.relay.models import Letter

PREFIX = "relay.letter:"


def waiting(desk: Desk) -> QuerySet[Letter]:
    """Of conversations that they are not in themselves."""
    held = Letter.objects.filter(state=Letter.State.HELD)
    if desk.conversations:
        held = held.exclude(conversation__in=desk.conversations)
    held = without_restricted(held, PREFIX)
    return not_reported_sooner(not_in_hand(held, Queue.LETTERS, desk), PREFIX)


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    """A held letter reaches nobody yet; it is written to one."""
    found = Letter.objects.filter(pk__in=numbers).order_by()
    whys = whys_of([f"{PREFIX}{number}" for number in numbers])
    return {
        number: Shown(
            title=letter_called(title),
            why=whys.get(f"{PREFIX}{number}") or (_("Held by somebody who reviews"),),
            since=since,
            reach=people(1),
        )
        for number, title, since in found.values_list(
            "pk", "conversation__ad_title", "decision__at"
        )
    }


SOURCE = Source(Queue.LETTERS, waiting, shown)
