"""By which ways messages of this room reach somebody, read for many at once."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lamppost.core.sealing import Unreadable, unseal
from lamppost.meetings.models import Way
from lamppost.notices.models import Channel
from lamppost.people.models import Person

logger = logging.getLogger(__name__)

_AT_A_TIME = 5_000  # what a query may name; SQLite's limit is six times as many


@dataclass(frozen=True)
class Reach:
    """One way, opened. name: what stands in keys; the number of the way, or "mail"."""

    name: str
    channel: Channel
    to: str


def own_reaches(people: Collection[Person]) -> dict[int, list[Reach]]:
    """For each person their own proven ways; the address of their account where there is none."""
    found: dict[int, list[Reach]] = defaultdict(list)
    for some in _parts({person.pk for person in people}):
        ways = Way.objects.filter(person__in=some, proven__isnull=False)
        for way in ways.order_by("position", "pk"):
            _add(found[way.person_id or 0], way)
    for person in people:
        if not found[person.pk] and person.email:
            found[person.pk].append(Reach("mail", Channel.MAIL, str(person.email)))
    return found


def reaches_of_ways(way_ids: Collection[int]) -> dict[int, Reach]:
    """Those that are still there: whoever left meanwhile is not written to."""
    found: dict[int, Reach] = {}
    for some in _parts(way_ids):
        for way in Way.objects.filter(pk__in=some, contact__isnull=False):
            for reach in _opened(way):
                found[way.pk] = reach
    return found


def reaches_of_contacts(contact_ids: Collection[int]) -> dict[int, list[Reach]]:
    """Their proven ways, in the order that they chose."""
    found: dict[int, list[Reach]] = defaultdict(list)
    for some in _parts(contact_ids):
        ways = Way.objects.filter(contact__in=some, proven__isnull=False)
        for way in ways.order_by("position", "pk"):
            _add(found[way.contact_id or 0], way)
    return found


def _add(reaches: list[Reach], way: Way) -> None:
    reaches.extend(_opened(way))


def _opened(way: Way) -> Iterator[Reach]:
    """Nothing for one whose key is gone: the others must go out all the same."""
    try:
        yield Reach(str(way.pk), Channel(way.channel), unseal(way.to))
    except Unreadable:
        logger.error("way %s cannot be read: its seal's key is gone", way.pk)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(sorted(ids))
    while some := list(islice(rest, _AT_A_TIME)):
        yield some
