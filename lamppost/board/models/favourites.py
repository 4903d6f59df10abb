"""Ads that people keep."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from lamppost.board.models.ads import Ad
from lamppost.people.models import Person


class Favourite(models.Model):
    """An ad that somebody wants to find again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="favourites")
    ad = models.ForeignKey(Ad, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "ad"], name="favourite_once")]
