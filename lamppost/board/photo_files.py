"""The files of pictures that no ad shows any more."""

from __future__ import annotations

from collections.abc import Collection

from django.core.files.storage import default_storage

from lamppost.board.models import Photo
from lamppost.board.pictures import Size, storage_name


def delete_unnamed(digests: Collection[str]) -> None:
    """Deletes the files of those digests that no photo has; may be done twice.

    Photos that were taken off an ad count: its versions show them.
    """
    for digest in digests:
        if not Photo.objects.filter(digest=digest).exists():
            for size in Size:
                default_storage.delete(storage_name(digest, size))
