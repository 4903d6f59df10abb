"""What workers do for this room."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from lamppost.relay.pictures import delete_unnamed

logger = logging.getLogger(__name__)

TRIES_AGAIN_AFTER = timedelta(hours=1)  # as board/jobs.py, for the same reason


@task()
def delete_unnamed_letter_photos(digests: list[str]) -> None:
    """Deletes files; while the storage is away, asks for it again for as long as it takes."""
    try:
        delete_unnamed(digests)
    except OSError as error:
        logger.warning("photos cannot be deleted, and are tried again later: %s", error.strerror)
        later = timezone.now() + TRIES_AGAIN_AFTER
        delete_unnamed_letter_photos.using(run_after=later).enqueue(digests)
