"""Who did what to which thing, and why. Lines are written once and never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """One fact. Things are named, not pointed to, so that a line outlives what it tells of."""

    at = models.DateTimeField()
    act = models.CharField(max_length=60, help_text=_("Such as ad.posted."))
    subject = models.CharField(max_length=80, help_text=_("Such as board.ad:17."))
    by = models.CharField(max_length=80, help_text=_("Such as people.person:3, or clock."))
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject", "id"])]
