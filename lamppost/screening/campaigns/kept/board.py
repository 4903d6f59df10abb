"""What is known of the whole board, that a template is seen against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lamppost.screening.campaigns.around import Around, where
from lamppost.screening.campaigns.kept.sql import marks, rows
from lamppost.screening.campaigns.values import Member

_PLACES = (
    "SELECT place, COUNT(*) FROM screening_campaignmember "
    "WHERE slot = %s AND place <> '' GROUP BY place"
)
# Two slots hold the same ad during a rebuild, but an account counts once.
_HOLDERS = (
    "SELECT held.contact, COUNT(DISTINCT ad.account) FROM screening_campaigncontact held "
    "JOIN screening_campaignmember ad ON ad.id = held.member_id "
    "WHERE ad.slot = %s AND held.contact IN ({}) GROUP BY held.contact"
)
_AT_ONCE = 400


def places_of(slot: int) -> Counter[str]:
    """How many ads stand at each place. Reads every ad's row: a second for a million."""
    places: Counter[str] = Counter()
    for place, count in rows(_PLACES, [slot]):
        places[where(place)] += count
    return places


def around(members: Iterable[Member], places: Mapping[str, int], slot: int) -> Around:
    """Of contacts only those of these ads, which are tags."""
    contacts = list(dict.fromkeys(contact for one in members for contact in one.contacts))
    holders: dict[str, int] = {}
    for start in range(0, len(contacts), _AT_ONCE):
        some = contacts[start : start + _AT_ONCE]
        holders.update(rows(_HOLDERS.format(marks(some)), [slot, *some]))
    return Around(sum(places.values()), places, holders)
