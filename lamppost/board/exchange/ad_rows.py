"""Ads of the board as rows of the format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Prefetch

from lamppost.board.exchange.times import written
from lamppost.board.models import Ad, ImportedPoster, Photo

CHUNK = 1_000


def ad_rows(
    ads: models.QuerySet[Ad], *, with_addresses: bool, with_photos: bool
) -> Iterator[dict[str, Any]]:
    """A row for each ad in the order in which they came, without empty columns.

    Read in pieces by key, so that a long export holds neither memory nor a transaction.
    """
    shown = Prefetch("photos", Photo.objects.shown())
    ads = ads.select_related("place", "persona__person").defer("words")
    last = 0
    while chunk := list(ads.filter(pk__gt=last).order_by("pk").prefetch_related(shown)[:CHUNK]):
        posters = _posters(chunk)
        for ad in chunk:
            row = _row(ad) | _poster(ad, posters, with_addresses=with_addresses)
            if with_photos and (photos := _photos(ad)):
                row["photos"] = photos
            yield {name: value for name, value in row.items() if value not in (None, "", {})}
        last = chunk[-1].pk


def _row(ad: Ad) -> dict[str, Any]:
    return {
        "key": ad.begun_as.hex,
        "source": ad.source,
        "external_id": ad.external_id,
        "category": ad.category,
        "title": ad.title,
        "text": ad.text,
        "price": ad.price.amount if ad.price else None,
        "price_kind": ad.price_kind,
        "currency": ad.currency,
        "fields": {key: ad.fields[key] for key in sorted(ad.fields)},
        "place": ad.place.label,
        "place_id": ad.place_id,
        "cell": ad.cell,
        "posted": written(ad.posted),
        "renewed": written(ad.renewed),
        "expires": written(ad.expires),
        "edited": written(ad.edited) if ad.edited else "",
        "state": ad.state,
    }


Posters = dict[tuple[str, int], str]


def _posters(ads: Sequence[Ad]) -> Posters:
    """What each source calls these personas."""
    known = ImportedPoster.objects.filter(persona__in={ad.persona_id for ad in ads})
    return {(one.source, one.persona_id): one.poster for one in known.order_by("-pk")}


def _poster(ad: Ad, posters: Posters, *, with_addresses: bool) -> dict[str, Any]:
    return {
        "persona": ad.persona.public_id,
        "poster": posters.get((ad.source, ad.persona_id), "") if ad.source else "",
        "poster_name": ad.persona.name,
        "poster_email": ad.persona.person.email if with_addresses else "",
    }


def _photos(ad: Ad) -> list[dict[str, str]]:
    return [
        {"file": photo_name(photo.digest)} | ({"alt": photo.alt} if photo.alt else {})
        for photo in ad.photos.all()
    ]


def photo_name(digest: str) -> str:
    """Where a photo lies in a zip. The digest says that it was cleaned, and is checked."""
    return f"photos/{digest[:2]}/{digest}.jpg"
