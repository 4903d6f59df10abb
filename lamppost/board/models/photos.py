"""Pictures on ads and drafts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lamppost.board.models.ads import Ad
from lamppost.board.models.drafts import Draft
from lamppost.board.questions import PhotoQuestions
from lamppost.journal.models import Decision

ALT_LENGTH = 250
MOST_PHOTOS = 12


class Photo(models.Model):
    """A picture on an ad or on a draft. The files are named by digest and written by `photos`."""

    ad = models.ForeignKey(
        Ad, null=True, blank=True, on_delete=models.CASCADE, related_name="photos"
    )
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="photos"
    )
    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0)
    alt = models.CharField(max_length=ALT_LENGTH, blank=True)
    added = models.DateTimeField(default=timezone.now)
    # A photo taken off an ad stays with the versions that showed it.
    removed = models.DateTimeField(null=True, blank=True)
    # Why, where that was not its poster's wish.
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PhotoQuestions.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ad__isnull=False, draft__isnull=True)
                | Q(ad__isnull=True, draft__isnull=False),
                name="photo_on_ad_or_draft",
            ),
            models.CheckConstraint(
                condition=Q(decision=None) | Q(removed__isnull=False),
                name="photo_removed_by_decision",
            ),
        ]
