"""What an ad was when it was taken out of sight, so that all of it can be given back.

Read from its lines in the journal, which are kept anyway and never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lamppost.board.models import Ad, State
from lamppost.journal.actions import lines_about
from lamppost.journal.models import Line

_REACHED: dict[str, State] = {
    "ad.posted": State.LIVE,
    "ad.imported": State.LIVE,
    "ad.released": State.LIVE,
    "ad.renewed": State.LIVE,
    "ad.reopened": State.LIVE,
    "ad.expired": State.EXPIRED,
    "ad.closed": State.CLOSED,
    "ad.given_back": State.CLOSED,  # or expired: its time says which
}
_BEGINNING = frozenset({"ad.posted", "ad.imported"})
_STOPPING = frozenset({"ad.held", "ad.refused", "ad.removed"})
_STOPPED = frozenset({State.HELD, State.REFUSED, State.REMOVED})


@dataclass(frozen=True)
class Before:
    """state: live, expired or closed. since: from when others do not see it."""

    state: State
    since: datetime
    has_been_up: bool


def before_it_was_stopped(ad: Ad) -> Before:
    """Of an ad that is held, refused or removed. Linear in how often it has changed its state."""
    moves = list(lines_about(ad).filter(act__in={*_REACHED, *_STOPPING}).order_by("pk"))
    first = len(moves)
    while first and moves[first - 1].act in _STOPPING:
        first -= 1
    earlier, stopping = moves[:first], moves[first:]
    decided = ad.decision.at if ad.decision else ad.posted
    since = stopping[0].at if stopping else decided
    state = _state(earlier, stopping)
    if state != State.CLOSED and ad.expires <= since:
        state = State.EXPIRED
    return Before(state, since, state != State.LIVE or _has_been_up(ad, earlier, since))


def _state(earlier: list[Line], stopping: list[Line]) -> State:
    said = stopping[0].details.get("was", "") if stopping else ""
    if said and State(said) not in _STOPPED:
        return State(said)
    return _REACHED[earlier[-1].act] if earlier else State.LIVE


def _has_been_up(ad: Ad, earlier: list[Line], since: datetime) -> bool:
    """Whether others have ever seen it: one that is stopped as it is posted was up for no time."""
    times = [*((line.act, line.at) for line in earlier), ("", since)]
    if times[0][0] not in _BEGINNING:
        times.insert(0, ("ad.posted", ad.posted))
    return any(
        _REACHED.get(act) == State.LIVE and at < until for (act, at), (_, until) in pairwise(times)
    )
