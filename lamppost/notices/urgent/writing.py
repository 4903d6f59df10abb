"""Urgent messages are written with what they tell of, and taken back when nobody needs them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from lamppost.core.sealing import seal, unseal
from lamppost.notices.models import Channel, Dispatch

WIPED: dict[str, Any] = {"to": b"", "words": b"", "lease": ""}
_AT_A_TIME = 1_000


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """A message by one way. Its key stands in the message too: a second copy is known as one.

    about: what `withdraw` takes it back by, "meetings.plan:17". to: as the channel has it, that
    is an address, a number (E.164), a browser (push.devices.packed), or the address of a
    service. rank: what has 0 goes before what has 1.
    """

    key: str
    about: str
    channel: Channel
    to: str
    subject: str
    body: str
    link: str = ""
    headers: dict[str, str] = field(default_factory=dict)  # of a mail
    rank: int = 0
    best_before: datetime  # after that nobody wants it any more


@dataclass(frozen=True)
class Words:
    """What a message says, as the channels need it."""

    subject: str
    body: str
    link: str
    headers: dict[str, str]

    @property
    def text(self) -> str:
        """Body and link, for channels that have one text only."""
        has_own = not self.link or self.link in self.body
        return self.body if has_own else f"{self.body}\n\n{self.link}"


def write_urgent(urgents: Iterable[Urgent], *, at: datetime) -> int:
    """Writes those whose key was never written before, and says how many they were.

    Call it in the transaction of what they tell of: both happen or neither.
    """
    # In the order of their keys: two that write the same ones never wait for each other.
    by_key = {urgent.key: urgent for urgent in urgents}
    ordered = [by_key[key] for key in sorted(by_key)]
    starts = range(0, len(ordered), _AT_A_TIME)
    return sum(_write(ordered[start : start + _AT_A_TIME], at) for start in starts)


def _write(urgents: Sequence[Urgent], at: datetime) -> int:
    keys = [urgent.key for urgent in urgents]
    known = set(Dispatch.objects.filter(key__in=keys).values_list("key", flat=True))
    new = [_row(urgent, at) for urgent in urgents if urgent.key not in known]
    # Somebody else may write one of them at this moment: theirs goes out, not ours too.
    Dispatch.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _row(urgent: Urgent, at: datetime) -> Dispatch:
    words = Words(" ".join(urgent.subject.split()), urgent.body, urgent.link, dict(urgent.headers))
    return Dispatch(
        key=urgent.key,
        about=urgent.about,
        rank=urgent.rank,
        channel=urgent.channel,
        to=seal(urgent.to),
        words=seal(json.dumps(asdict(words), ensure_ascii=False)),
        written=at,
        due=at,
        best_before=urgent.best_before,
    )


def words_of(row: Dispatch) -> Words:
    """Raises sealing.Unreadable."""
    return Words(**json.loads(unseal(row.words)))


def withdraw(about: str, *, at: datetime) -> int:
    """Takes back what waits, and says how many. What is being sent just now still goes out."""
    waiting = Dispatch.objects.filter(about=about, state=Dispatch.State.WAITING)
    return waiting.update(state=Dispatch.State.WITHDRAWN, due=at, **WIPED)
