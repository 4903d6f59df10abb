"""Where the ads come from that screening looks at together.

Screening lies below the board and cannot ask it; the board registers how in its AppConfig.ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lamppost.screening.campaigns.values import Ad


@dataclass(frozen=True)
class AdSource:
    """All ads are those touched since a time and not erased, in the order in which they came.

    named:  those of these subjects ("board.ad:17") that there are, in any order
    since:  every ad from then on; it may be asked for a while, and must not hold them all
    count:  how many `since` would give, for a bar
    touched: when those of these subjects were last put up, put on top or edited; an ad source
            that does not say has ads that are as old as they were put up
    places: what the places of ads of these subjects are called, by `Ad.place`
    """

    named: Callable[[Sequence[str]], Iterable[Ad]]
    since: Callable[[datetime], Iterator[Ad]]
    count: Callable[[datetime], int]
    places: Callable[[Sequence[str]], Mapping[str, str]] = lambda subjects: {}
    touched: Callable[[Sequence[str]], Mapping[str, datetime]] = lambda subjects: {}


_registered: dict[str, AdSource] = {}


def register_ads(name: str, source: AdSource) -> None:
    """Once for each name: a second one under it takes the place of the first."""
    _registered[name] = source


def ads_named(subjects: Sequence[str]) -> dict[str, Ad]:
    return {ad.id: ad for source in _registered.values() for ad in source.named(subjects)}


def ads_since(when: datetime) -> Iterator[Ad]:
    for source in _registered.values():
        yield from source.since(when)


def count_since(when: datetime) -> int:
    return sum(source.count(when) for source in _registered.values())


def places_called(subjects: Sequence[str]) -> dict[str, str]:
    return {
        place: name
        for source in _registered.values()
        for place, name in source.places(subjects).items()
    }


def last_touched(subjects: Sequence[str]) -> dict[str, datetime]:
    return {
        subject: at
        for source in _registered.values()
        for subject, at in source.touched(subjects).items()
    }
