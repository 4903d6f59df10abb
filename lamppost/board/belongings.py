"""What this room holds of somebody: their ads with every version, photos, drafts, favourites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q

from lamppost.board.jobs import delete_unnamed_files
from lamppost.board.models import (
    Ad,
    Draft,
    Favourite,
    ImportedPoster,
    Photo,
    Version,
    Wording,
)
from lamppost.board.pictures import Size, storage_name
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person
from lamppost.screening.actions import forget
from lamppost.screening.campaigns.actions import erase_ads
from lamppost.screening.reading import told_of


def _ads(person: Person) -> list[dict[str, Any]]:
    own = Ad.objects.owned_by(person).select_related("persona", "place").order_by("pk")
    return [_ad(ad) for ad in own.prefetch_related("photos", "versions__place")]


def _ad(ad: Ad) -> dict[str, Any]:
    return {
        "number": ad.pk,
        "posted_as": ad.persona.name,
        "state": ad.state,
        **_wording(ad),
        "posted": ad.posted,
        "renewed": ad.renewed,
        "expires": ad.expires,
        "edited": ad.edited,
        "reminded": ad.reminded,
        "source": ad.source,
        "external_id": ad.external_id,
        "photos": [_photo(photo) for photo in ad.photos.all()],
        "screened": told_of(ad),
        "earlier_versions": [
            {"until": old.until, **_wording(old), "photos": old.photos}
            for old in sorted(ad.versions.all(), key=_number)
        ],
    }


def _number(version: Version) -> int:
    return version.number


def _wording(said: Wording) -> dict[str, Any]:
    return {
        "category": said.category,
        "title": said.title,
        "text": said.text,
        "price": f"{said.price.amount:f}" if said.price else None,
        "price_kind": said.price_kind,
        "currency": said.currency,
        "fields": said.fields,
        "place": said.place.label,
        "cell": said.cell,
    }


def _photo(photo: Photo) -> dict[str, Any]:
    return {
        "file": _file_name(photo),
        "alt": photo.alt,
        "digest": photo.digest,
        "added": photo.added,
        "taken_off": photo.removed,
    }


def _file_name(photo: Photo) -> str:
    holder = f"ad-{photo.ad_id}" if photo.ad_id else f"draft-{photo.draft_id}"
    return f"photos/{holder}-{photo.pk}.jpg"


def _photos_of(person: Person) -> models.QuerySet[Photo]:
    return Photo.objects.filter(Q(ad__persona__person=person) | Q(draft__person=person))


def _photo_files(person: Person) -> Iterator[tuple[str, bytes | BinaryIO]]:
    for photo in _photos_of(person).order_by("pk").iterator(chunk_size=500):
        try:
            file = default_storage.open(storage_name(photo.digest, Size.LARGE))
        except FileNotFoundError:
            continue  # a lost file must not keep somebody from all the others
        yield _file_name(photo), cast("BinaryIO", file)


def _erase_ads(person: Person) -> None:
    """Rows now, files by a job of the same transaction: it outlives a crash, and a rollback
    takes it back."""
    digests = sorted(set(_photos_of(person).values_list("digest", flat=True)))
    Draft.objects.filter(person=person).delete()
    own = Ad.objects.owned_by(person)
    names = [f"{Ad._meta.label_lower}:{pk}" for pk in own.values_list("pk", flat=True)]
    forget(names)
    erase_ads(names)
    own.delete()
    if digests:
        delete_unnamed_files.enqueue(digests)


def _drafts(person: Person) -> list[dict[str, Any]]:
    drafts = Draft.objects.filter(person=person).order_by("began").prefetch_related("photos")
    return [
        {
            "category": draft.category,
            "typed": draft.typed,
            "cell": draft.cell,
            "began": draft.began,
            "changed": draft.changed,
            "photos": [_photo(photo) for photo in draft.photos.all()],
        }
        for draft in drafts
    ]


def _favourites(person: Person) -> list[dict[str, Any]]:
    """Ads of others by number and title, as their page showed them; no more of theirs."""
    kept = Favourite.objects.filter(person=person, ad__in=Ad.objects.visible_to(person))
    return [
        {"ad": one.ad_id, "title": one.ad.title, "since": one.since}
        for one in kept.select_related("ad").order_by("pk")
    ]


def _erase_favourites(person: Person) -> None:
    Favourite.objects.filter(person=person).delete()


def _imported_as(person: Person) -> list[dict[str, Any]]:
    """As whom other places, whose ads were imported, know them."""
    known = ImportedPoster.objects.filter(persona__person=person).order_by("pk")
    return [{"source": one.source, "poster": one.poster} for one in known]


def _forget_imported(person: Person) -> None:
    ImportedPoster.objects.filter(persona__person=person).delete()


def _nothing(person: Person) -> None:
    """Drafts go with the ads: a job for both deletes the files."""


OWN = (
    Belonging("favourites", _favourites, _erase_favourites),
    Belonging("ads", _ads, _erase_ads, _photo_files),
    Belonging("drafts", _drafts, _nothing),
    Belonging("imported-as", _imported_as, _forget_imported),
)
