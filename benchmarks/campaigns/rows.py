"""An ad of a made file, and what is true of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

CAMPAIGN, REPOSTER, TWO_ACCOUNTS, SHARER, UNRELATED = (
    "campaign",
    "reposter",
    "two-accounts",
    "sharer",
    "unrelated",
)
FIXED, NOISE = -1, -2  # instead of the number of a slot

# A word and the slot whose value it is part of, or FIXED, or NOISE.
Word = tuple[str, int]


@dataclass(frozen=True)
class Text:
    """What somebody wrote, with the building that it is about ("lat,lng" or "")."""

    title: str
    text: str
    building: str = ""
    posted: datetime | None = None

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass
class Made:
    """An ad before it is written down as a style writes it.

    group: ads with the same one are of one hand; "" for an ad that stands alone.
    """

    text: Text
    kind: str
    account: str
    place: str
    posted: datetime
    contact: str = ""
    photo: str = ""
    group: str = ""
    edits: float = 0.0
    disguise: str = ""
    is_shuffled: bool = False
    slots: dict[int, str] = field(default_factory=dict)
    noise: list[str] = field(default_factory=list)  # words that are of no template


def slots_of(words: Sequence[Word]) -> dict[int, str]:
    """What is left of each slot's value after the edits."""
    found: dict[int, list[str]] = {}
    for word, slot in words:
        if slot >= 0:
            found.setdefault(slot, []).append(word)
    return {slot: " ".join(parts) for slot, parts in found.items()}
