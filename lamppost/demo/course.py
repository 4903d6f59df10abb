"""What happens to the demo's ads between the day they are posted and today. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from lamppost.board.content import term_of
from lamppost.board.models import RENEW_EVERY
from lamppost.demo.story import DemoAd

RENEWED_SHARE, EDITED_SHARE = 0.15, 0.08  # of the ads that are old enough
_SETTLED = timedelta(hours=6)  # nobody sells, or thinks again, sooner


class Act(StrEnum):
    POST = "post"
    EDIT = "edit"
    RENEW = "renew"
    CLOSE = "close"
    END = "end"


@dataclass(frozen=True, order=True)
class Event:
    """One thing that was done to the ad of this number, an index of the story's ads."""

    at: datetime
    number: int
    act: Act


def course(ads: Sequence[DemoAd], *, now: datetime, rng: Random) -> list[Event]:
    """Everything that happened, in the order in which it did: so the journal reads like one."""
    events = [event for n, ad in enumerate(ads) for event in _of_one(n, ad, now, rng)]
    return sorted(events)


def _of_one(number: int, ad: DemoAd, now: datetime, rng: Random) -> Iterator[Event]:
    posted = now - timedelta(hours=ad.age_hours)
    yield Event(posted, number, Act.POST)
    chance = rng.random()
    if ad.is_expired:
        yield Event(posted + term_of(ad.category), number, Act.END)
    elif ad.is_closed:
        yield Event(_between(posted, now, rng), number, Act.CLOSE)
    elif chance < RENEWED_SHARE and now - posted > RENEW_EVERY:
        yield Event(_between(posted + RENEW_EVERY, now, rng), number, Act.RENEW)
    elif chance > 1 - EDITED_SHARE and ad.price and now - posted > 2 * _SETTLED:
        yield Event(_between(posted + _SETTLED, now, rng), number, Act.EDIT)


def _between(start: datetime, end: datetime, rng: Random) -> datetime:
    return start + (end - start) * rng.uniform(0.05, 0.95)
