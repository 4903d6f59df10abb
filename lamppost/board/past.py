"""Ads that were posted, for whoever tries a rule against them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch

from lamppost.board.models import Ad, Photo
from lamppost.board.screened import content_of, submission_of
from lamppost.journal.actions import name_of
from lamppost.screening.submission import Submission

AT_ONCE = 500


def posted_since(since: datetime) -> Iterator[tuple[str, Submission]]:
    """Ads in every state, as they read now; some hundreds at a time are held."""
    shown = Prefetch("photos", Photo.objects.shown(), to_attr="shown_ones")
    ads = Ad.objects.filter(posted__gte=since).select_related("place").prefetch_related(shown)
    for ad in ads.order_by("pk").iterator(chunk_size=AT_ONCE):
        photos = [(photo.digest, photo.alt) for photo in ad.shown_ones]  # type: ignore[attr-defined]
        yield name_of(ad), submission_of(content_of(ad), photos)
