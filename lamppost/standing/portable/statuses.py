"""The places of this board's statements in its status lists, and which were taken back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from lamppost.people.models import Person
from lamppost.standing.models import Statement
from lamppost.standing.portable.board_key import own_keys
from lamppost.standing.portable.status_list import SIZE, sign_list

KEPT_SECS = 10 * 60
TRIES = 5  # two who draw the same place at the same moment: once in thousands of times


def take_places(person: Person, count: int, *, issued: datetime, expires: datetime) -> list[int]:
    """Free places at random: neighbours would tell of one person's statements."""
    for _try in range(TRIES):
        places = _draw(count)
        rows = (
            Statement(index=place, person=person, issued=issued, expires=expires)
            for place in places
        )
        try:
            with transaction.atomic():
                Statement.objects.bulk_create(rows)
        except IntegrityError:
            continue
        return places
    raise RuntimeError("no free place in the status lists")


def _draw(count: int) -> list[int]:
    # At least half of the places are free, so that drawing is quick and tells nothing.
    lists = 1 + (Statement.objects.count() + count) // (SIZE // 2)
    places: set[int] = set()
    while len(places) < count:
        drawn = {secrets.randbelow(lists * SIZE) for _one in range(count - len(places))}
        taken = Statement.objects.filter(index__in=drawn).values_list("index", flat=True)
        places |= drawn - set(taken)
    return sorted(places, key=lambda _place: secrets.randbits(64))


def is_there(number: int) -> bool:
    last = Statement.objects.aggregate(last=Max("index"))["last"] or 0
    return number * SIZE <= last


def signed_list(number: int) -> str:
    """One list, as it is published; some minutes old at most."""
    signed: str | None = cache.get(_slot(number))
    if signed is None:
        signed = _sign(number)
        cache.set(_slot(number), signed, KEPT_SECS)
    return signed


def forget_signed(places: Iterable[int]) -> None:
    """After a change: the next who asks is told of it."""
    cache.delete_many({_slot(place // SIZE) for place in places})


def address_of(place: int) -> str:
    """Of the list that a place is in."""
    number = place // SIZE
    return settings.BASE_URL + reverse("portable:status", kwargs={"number": number})


def _sign(number: int) -> str:
    first = number * SIZE
    revoked = Statement.objects.filter(
        index__gte=first, index__lt=first + SIZE, revoked__isnull=False
    )
    return sign_list(
        (place - first for place in revoked.values_list("index", flat=True)),
        uri=address_of(first),
        key=own_keys()[0],
        at=timezone.now(),
        keep_secs=KEPT_SECS,
    )


def _slot(number: int) -> str:
    return f"statement-statuses:{number}"
