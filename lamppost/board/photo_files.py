"""The files of pictures that no ad shows any more."""

from __future__ import annotations

from collections.abc import Collection

from django.core.files.storage import default_storage

from lamppost.board.models import Photo
from lamppost.board.pictures import Size, storage_name
from lamppost.screening.photos.actions import forget, forget_others


def delete_unnamed(digests: Collection[str]) -> None:
    """Deletes the files of those digests that no photo has; may be done twice.

    Photos that were taken off an ad count: its versions show them.
    """
    for digest in digests:
        photos = Photo.objects.filter(digest=digest)
        if photos.exists():
            holders = photos.filter(ad__isnull=False).values_list("ad__persona__person", flat=True)
            forget_others(digest, held_by=set(holders))
            continue
        for size in Size:
            default_storage.delete(storage_name(digest, size))
        forget([digest])
