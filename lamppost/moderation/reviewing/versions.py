"""How an ad read before, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from rapidfuzz.distance import Indel

from lamppost.board.models import Ad, Version
from lamppost.board.reading import show_price
from lamppost.moderation.terms.changes import Change, Run

SHOWN = 3
AROUND = 80  # characters that stay, on either side of a change
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Earlier:
    """A version that ended then, and what the next one made of it. said: of title, price, place."""

    number: int
    until: datetime
    said: Sequence[tuple[str, str]]  # before, after
    runs: Sequence[Run]
    photos: int


def earlier_versions(ad: Ad) -> list[Earlier]:
    """The latest first. One query."""
    kept = list(ad.versions.select_related("place").order_by("-number")[:SHOWN])
    after: Sequence[Ad | Version] = [ad, *kept[:-1]]
    return [_earlier(one, next_one) for one, next_one in zip(kept, after, strict=False)]


def _earlier(before: Version, after: Ad | Version) -> Earlier:
    return Earlier(
        number=before.number,
        until=before.until,
        said=[
            (old, new) for old, new in zip(_facts(before), _facts(after), strict=True) if old != new
        ],
        runs=changed_runs(before.text, after.text),
        photos=len(before.photos),
    )


def _facts(wording: Ad | Version) -> list[str]:
    # A version has every column that a price is shown from.
    return [wording.title, show_price(wording), wording.place.name, wording.category]  # type: ignore[arg-type]


def changed_runs(before: str, after: str) -> list[Run]:
    """What went and what came, with some words around; none if nothing differs. Pure."""
    if before == after:
        return []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    fates = [
        fate
        for step in Indel.opcodes(old, new)
        for fate in (
            [(Change.SAME, one) for one in old[step.src_start : step.src_end]]
            if step.tag == "equal"
            else [
                *((Change.TAKEN, one) for one in old[step.src_start : step.src_end]),
                *((Change.ADDED, one) for one in new[step.dest_start : step.dest_end]),
            ]
        )
    ]
    return [
        Run(change, _short("".join(word for _change, word in run), change))
        for change, run in groupby(fates, lambda fate: fate[0])
    ]


def _short(words: str, change: Change) -> str:
    if change != Change.SAME or len(words) <= 2 * AROUND:
        return words
    return f"{words[:AROUND]} … {words[-AROUND:]}"
