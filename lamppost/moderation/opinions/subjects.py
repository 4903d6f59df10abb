"""What an item of the queue is about, as the journal names it."""

from __future__ import annotations

from lamppost.moderation.models import Case
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.subjects import about

_NAMES = {
    Queue.ADS: "board.ad",
    Queue.LETTERS: "relay.letter",
}


def subject_of(item: Item) -> str:
    """ "" for a case that is gone, and for what no second opinion is asked about."""
    if item.queue == Queue.REPORTS:
        subjects = Case.objects.filter(pk=item.number).values_list("subject", flat=True)
        return subjects.first() or ""
    name = _NAMES.get(item.queue)
    return f"{name}:{item.number}" if name else ""


def state_of(subject: str) -> str:
    """As its room calls it: "held"; "" for what has none."""
    found = about(subject)
    return found.state if found else ""
