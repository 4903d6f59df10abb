"""How much is late or soon will be, for the link that every page shows to those who review."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache

from lamppost.moderation.queue.listing import URGENT_WITHIN, Listing, heads_of
from lamppost.moderation.stewards import steward_of
from lamppost.people.models import Person

COUNTED_UP_TO = 99
KEPT_SECS = 30


def pressing_for(person: Person, now: datetime) -> int:
    """At most one more than is counted up to. Kept for half a minute: it stands on every page."""
    kept = cache.get(_key(person))
    return _keep(person, _count(person, now)) if kept is None else int(kept)


def note_pressing(person: Person, listing: Listing) -> None:
    """What somebody has just been shown need not be counted again."""
    _keep(person, min(listing.late + listing.urgent, COUNTED_UP_TO + 1))


def _keep(person: Person, count: int) -> int:
    cache.set(_key(person), count, timeout=KEPT_SECS)
    return count


def _key(person: Person) -> str:
    return f"moderation:pressing:{person.pk}"


def _count(person: Person, now: datetime) -> int:
    steward = steward_of(person)
    if steward is None:
        return 0
    heads = heads_of(steward, now, most=COUNTED_UP_TO + 1)
    soon = now + URGENT_WITHIN
    return min(sum(head.before(soon) for head in heads.values()), COUNTED_UP_TO + 1)
