"""Kinds of evidence that several accounts are one hand, and what speaks against. Pure.

None of them says anything about a person; each is weak alone. `weight` of evidence is in natural
logarithms of odds, as far as odds can be had.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from lamppost.screening.campaigns.actors import sharers
from lamppost.screening.campaigns.around import Around, is_spot, where
from lamppost.screening.campaigns.values import Member

BURST_HOURS = 72.0  # three days: what one weekend's effort fills
_UNSEEN = 20  # ads elsewhere that are supposed: of a board that is nearly empty nothing is known
_HERE_AGAIN = 0.7  # of a business's further ads, how many are for premises it had ads for


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that several actors have: a contact or a photo."""

    what: str
    actors: int
    elsewhere: int  # accounts outside of the template that have it, too


def shared_contacts(
    members: Sequence[Member], people: Mapping[str, str], around: Around
) -> list[Shared]:
    return [
        Shared(contact, len(heads), max(0, around.contacts.get(contact, 0) - len(accounts)))
        for contact, accounts in _with_written(members).items()
        if len(heads := {people[account] for account in accounts}) > 1
    ]


def shared_photos(members: Sequence[Member], people: Mapping[str, str]) -> list[Shared]:
    holders = _holders(members, lambda member: member.photos)
    return [
        Shared(photo, len(heads), 0)
        for photo, accounts in holders.items()
        if len(heads := {people[account] for account in accounts}) > 1
    ]


def premises(members: Sequence[Member], people: Mapping[str, str], around: Around) -> float:
    """How much more the places look like one business's premises than like a spread; in nats.

    Each actor's place counts once. Positive: further ads return to places already used far
    oftener than the board's own ads would fall on them. 0.0 where places are not known, or are
    towns: many post from one town who have nothing to do with each other.
    """
    stays = {(people[m.account], where(m.place)) for m in members if m.place}
    used = {place for _, place in stays}
    again, chances = len(stays) - len(used), len(stays) - 1
    at = Counter(where(member.place) for member in members if member.place)
    if chances < 1 or _roam(members, people):
        return 0.0
    place, most = at.most_common(1)[0]
    if most * 2 < at.total() or not is_spot(place):
        return 0.0  # a business has most of its ads for one point on the map
    own = sum(bool(member.place) for member in members)
    theirs = sum(around.places.get(place, 0) for place in used) - own
    by_chance = (max(theirs, 0) + 1) / (max(around.ads - own, 0) + _UNSEEN)
    by_chance = min(max(by_chance, 0.01), 0.95)
    here = max(_HERE_AGAIN, by_chance)
    return again * log(here / by_chance) + (chances - again) * log((1 - here) / (1 - by_chance))


def _roam(members: Sequence[Member], people: Mapping[str, str]) -> bool:
    """Whether most actors with several ads put them at several places: premises stay put."""
    stays: defaultdict[str, list[str]] = defaultdict(list)
    for member in members:
        if member.place:
            stays[people[member.account]].append(where(member.place))
    several = [places for places in stays.values() if len(places) > 1]
    return bool(several) and 2 * sum(len(set(one)) > 1 for one in several) > len(several)


def places(members: Iterable[Member]) -> int:
    return len({where(member.place) for member in members if member.place})


def burst(members: Sequence[Member]) -> int:
    """Actors whose ads came within `BURST_HOURS` of one another, at most."""
    times = sorted(
        (member.posted, member.account) for member in members if member.posted is not None
    )
    most = start = 0
    for end, (posted, _) in enumerate(times):
        while (posted - times[start][0]).total_seconds() > BURST_HOURS * 3600:
            start += 1
        most = max(most, len({account for _, account in times[start : end + 1]}))
    return most


def _with_written(members: Sequence[Member]) -> dict[str, list[str]]:
    stated = sharers(members)
    for written, accounts in _holders(members, lambda member: member.written).items():
        stated[written] = sorted({*stated.get(written, ()), *accounts})
    return stated


def _holders(
    members: Sequence[Member], having: Callable[[Member], tuple[str, ...]]
) -> dict[str, list[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        for thing in having(member):
            found[thing].add(member.account)
    return {thing: sorted(accounts) for thing, accounts in found.items()}
