"""How far those have been told whose things take longer than they should."""

from __future__ import annotations

from django.db import models

from lamppost.moderation.models.claims import QUEUES


class LateMark(models.Model):
    """One row for each queue: all that should have been looked at by then, and up to that number
    of those that are of the same moment, has been told. It only moves forward."""

    queue = models.CharField(max_length=10, choices=QUEUES, unique=True)
    until = models.DateTimeField()
    number = models.BigIntegerField(default=0)
