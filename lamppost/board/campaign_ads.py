"""Ads as screening compares them with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

import h3
from django.db import models
from django.db.models import Exists, OuterRef, Q

from lamppost.board.models import Ad, Photo
from lamppost.journal.actions import name_of
from lamppost.people.models import Person
from lamppost.screening.campaigns.values import Ad as Compared
from lamppost.screening.models import HashedPhoto
from lamppost.screening.photos.listed import LEAST_QUALITY
from lamppost.screening.sources import AdSource
from lamppost.standing.models import Phone, Seen

NEIGHBOURHOOD = 7  # H3: some five square kilometres; an ad's own cell is of resolution 8
_AT_ONCE = 500
_PREFIX = f"{Ad._meta.label_lower}:"


def _named(subjects: Sequence[str]) -> Iterable[Compared]:
    return _compared(_ads(subjects))


def _places(subjects: Sequence[str]) -> dict[str, str]:
    """A cell by the town that one of its ads is in."""
    return {_place(ad): ad.place.label for ad in _ads(subjects).select_related("place")}


def _ads(subjects: Sequence[str]) -> models.QuerySet[Ad]:
    numbers = [int(one.removeprefix(_PREFIX)) for one in subjects if one.startswith(_PREFIX)]
    return Ad.objects.filter(pk__in=numbers)


def _since(when: datetime) -> Iterator[Compared]:
    """In the order in which they were put up, read in steps: a rebuild takes minutes."""
    later = Q()
    while True:
        ads = Ad.objects.filter(later, _touched_since(when)).order_by("posted", "pk")[:_AT_ONCE]
        rows = list(ads.values_list("posted", "pk"))
        if not rows:
            return
        found = {ad.id: ad for ad in _named([f"{_PREFIX}{pk}" for _posted, pk in rows])}
        names = (f"{_PREFIX}{pk}" for _posted, pk in rows)
        yield from (found[name] for name in names if name in found)
        posted, last = rows[-1]
        later = Q(posted=posted, pk__gt=last) | Q(posted__gt=posted)


def _count(when: datetime) -> int:
    return Ad.objects.filter(_touched_since(when)).count()


def _touched_since(when: datetime) -> Q:
    return Q(posted__gte=when) | Q(renewed__gte=when) | Q(edited__gte=when)


def _touched(subjects: Sequence[str]) -> dict[str, datetime]:
    ads = _ads(subjects).values_list("pk", "posted", "renewed", "edited")
    return {f"{_PREFIX}{pk}": max(filter(None, times)) for pk, *times in ads}


def _compared(ads: models.QuerySet[Ad]) -> list[Compared]:
    """In any state: what was taken down is evidence, too, until it is erased or expires."""
    person = OuterRef("persona__person")
    rows = ads.select_related("place").annotate(
        person=models.F("persona__person"),
        phone=models.Subquery(Phone.objects.filter(person=person).values("tag")[:1]),
        is_seen=Exists(Seen.objects.filter(person=person)),
    )
    found = list(rows)
    photos: dict[int, list[str]] = {}
    shown = Photo.objects.shown().filter(ad__in=found)
    for number, digest in shown.values_list("ad", "digest"):
        photos.setdefault(number or 0, []).append(digest)
    hashes = _hashes({digest for digests in photos.values() for digest in digests})
    return [
        _one(ad, tuple(hashes.get(digest, digest) for digest in photos.get(ad.pk, ())))
        for ad in found
    ]


def _hashes(digests: Collection[str]) -> dict[str, str]:
    """PDQ of those that have one that says something: equal for the same photo saved anew."""
    good = HashedPhoto.objects.filter(digest__in=digests, quality__gte=LEAST_QUALITY)
    return dict(good.values_list("digest", "pdq"))


def _one(ad: Ad, photos: tuple[str, ...]) -> Compared:
    phone, person = getattr(ad, "phone", None), getattr(ad, "person", None)
    return Compared(
        id=name_of(ad),
        text=f"{ad.title}\n{ad.text}",
        account=f"{Person._meta.label_lower}:{person}",
        contacts=(f"tag:{phone}",) if phone else (),
        place=_place(ad),
        posted=ad.posted,
        photos=photos,
        is_verified=bool(phone) or bool(getattr(ad, "is_seen", False)),
    )


def _place(ad: Ad) -> str:
    return str(h3.cell_to_parent(ad.cell, NEIGHBOURHOOD)) if ad.cell else str(ad.place_id)


SOURCE = AdSource(named=_named, since=_since, count=_count, places=_places, touched=_touched)
