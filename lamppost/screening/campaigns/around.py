"""What is known of a whole board, that a template is seen against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lamppost.screening.campaigns.values import Member


@dataclass(frozen=True, slots=True)
class Around:
    """places: ads at each place (as `where` names it), of `ads` that state one.
    contacts: accounts that state each contact. Only those of the template are asked for."""

    ads: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    contacts: Mapping[str, int] = field(default_factory=dict)


def where(place: str) -> str:
    """One name for a place however it is written; "lat,lng" as a cell of about a kilometre."""
    latitude, comma, longitude = place.partition(",")
    try:
        return f"{float(latitude):.2f},{float(longitude):.2f}" if comma else _named(place)
    except ValueError:
        return _named(place)


def is_spot(place: str) -> bool:
    """Whether it is a point on a map, and no town."""
    latitude, _comma, longitude = where(place).partition(",")
    return bool(longitude) and latitude.lstrip("-")[:1].isdecimal()


def _named(place: str) -> str:
    return " ".join(place.casefold().split())


def seen_around(members: Iterable[Member]) -> Around:
    """Of all the ads that there are."""
    places: Counter[str] = Counter()
    contacts: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.place:
            places[where(member.place)] += 1
        for contact in member.contacts:
            contacts[contact].add(member.account)
    holders = {contact: len(accounts) for contact, accounts in contacts.items()}
    return Around(places.total(), places, holders)
