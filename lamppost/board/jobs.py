"""What workers do for this room."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from lamppost.board.alerts import matching
from lamppost.board.photo_files import delete_unnamed

logger = logging.getLogger(__name__)


# Longer than a job is tried for: the photos of somebody who has left must not stay because the
# storage was away for an hour.
TRIES_AGAIN_AFTER = timedelta(hours=1)


@task()
def delete_unnamed_files(digests: list[str]) -> None:
    """Deletes files; while the storage is away, asks for it again for as long as it takes."""
    try:
        delete_unnamed(digests)
    except OSError as error:
        logger.warning("photos cannot be deleted, and are tried again later: %s", error.strerror)
        later = timezone.now() + TRIES_AGAIN_AFTER
        delete_unnamed_files.using(run_after=later).enqueue(digests)


@task()
def note_finds(ad_ids: list[int]) -> None:
    """Finds for whom these ads are news: they came up, or were changed."""
    matching.note_finds(ad_ids, timezone.now())
