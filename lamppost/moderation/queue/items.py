"""What waits for somebody: which queue it stands in, and its number there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse


class Queue(StrEnum):
    ADS = "ads"  # held; the number is the ad's
    LETTERS = "letters"  # held; the letter's
    REPORTS = "reports"  # the case's: all open reports of one thing
    CAMPAIGNS = "campaigns"  # the template's
    APPEALS = "appeals"  # the appeal's
    OPINIONS = "opinions"  # the second opinion's
    CHILDREN = "children"  # the child case's: only the trained see it


@dataclass(frozen=True)
class Item:
    queue: Queue
    number: int

    def __str__(self) -> str:
        return f"{self.queue}:{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:item", args=[self.queue.value, self.number])


def item_of(name: str) -> Item:
    """Of "ads:17". Raises ValueError."""
    queue, _colon, number = name.partition(":")
    return Item(Queue(queue), int(number))
