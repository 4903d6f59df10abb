"""What was decided about a campaign as a whole."""

from __future__ import annotations

from django.db import models


class CampaignReview(models.Model):
    """A template that somebody has looked at. It comes back when it has grown by half."""

    template = models.BigIntegerField(unique=True)  # screening.CampaignTemplate
    size = models.PositiveIntegerField()  # ads in it at that time
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    is_allowed = models.BooleanField()
