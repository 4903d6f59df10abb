"""Noting what a photo's hash is when the photo comes, and forgetting it when it goes."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from PIL import Image

from lamppost.people.models import Person
from lamppost.screening.models import HashedPhoto, PhotoHolder, PhotoPart
from lamppost.screening.photos.alike import keys_of
from lamppost.screening.photos.hashing import Hashed, hash_of
from lamppost.screening.photos.listed import LEAST_QUALITY

logger = logging.getLogger(__name__)

# As long as anything that links accounts is kept.
LINKED_FOR = timedelta(days=90)


def note_photo(digest: str, image: bytes | Image.Image) -> None:
    """Computes the hash of a photo and keeps it; does no harm twice.

    digest: as whoever shows it names it. Call it outside of any transaction: it takes 20 ms.
    """
    if not HashedPhoto.objects.filter(digest=digest).exists():
        _keep(digest, hash_of(image))


def note_holder(digests: Iterable[str], person: Person, *, at: datetime) -> None:
    """Keeps who put photos up, in the transaction in which they do; does no harm twice."""
    photos = HashedPhoto.objects.filter(digest__in=list(digests))
    PhotoHolder.objects.bulk_create(
        [PhotoHolder(photo=photo, person=person, last=at) for photo in photos],
        update_conflicts=True,
        unique_fields=["photo", "person"],
        update_fields=["last"],
    )


def _keep(digest: str, hashed: Hashed) -> None:
    try:
        with transaction.atomic():
            photo = HashedPhoto.objects.create(
                digest=digest, pdq=hashed.pdq, quality=hashed.quality
            )
            # What has too little in it is near everything else that has.
            if hashed.quality >= LEAST_QUALITY:
                keys = keys_of(hashed.pdq)
                PhotoPart.objects.bulk_create(PhotoPart(photo=photo, key=key) for key in keys)
    except IntegrityError:
        logger.info("somebody put up the same file in the same moment")


def forget(digests: Iterable[str]) -> None:
    """Deletes what is known of photos that are gone."""
    HashedPhoto.objects.filter(digest__in=list(digests)).delete()


def forget_others(digest: str, *, held_by: Collection[Person | int]) -> None:
    """Deletes that anybody else than these held a photo."""
    PhotoHolder.objects.filter(photo__digest=digest).exclude(person__in=held_by).delete()


def forget_old_holders(now: datetime) -> None:
    """What is older than links between accounts are kept."""
    PhotoHolder.objects.filter(last__lt=now - LINKED_FOR).delete()
