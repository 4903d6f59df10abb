"""How much is late or soon will be, for the link that every page shows to those who review."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache

from lamppost.moderation.queue.listing import URGENT_WITHIN, heads_of
from lamppost.moderation.stewards import steward_of
from lamppost.people.models import Person

COUNTED_UP_TO = 99
KEPT_SECS = 30


def pressing_for(person: Person, now: datetime) -> int:
    """At most one more than is counted up to. Kept for half a minute: it stands on every page."""
    key = f"moderation:pressing:{person.pk}"
    kept = cache.get(key)
    if kept is None:
        kept = _count(person, now)
        cache.set(key, kept, timeout=KEPT_SECS)
    return int(kept)


def _count(person: Person, now: datetime) -> int:
    steward = steward_of(person)
    if steward is None:
        return 0
    heads = heads_of(steward, now, most=COUNTED_UP_TO + 1)
    soon = now + URGENT_WITHIN
    pressing = sum(place[0] < soon for head in heads.values() for place in head)
    return min(pressing, COUNTED_UP_TO + 1)
