"""Who posts what other places send."""

from __future__ import annotations

from django.db import models

from lamppost.board.models.ads import POSTER_LENGTH, SOURCE_LENGTH
from lamppost.people.models import Persona


class ImportedPoster(models.Model):
    """Whose persona the ads of a source's poster are, so that each import finds it again."""

    source = models.CharField(max_length=SOURCE_LENGTH)
    poster = models.CharField(max_length=POSTER_LENGTH, blank=True)  # the source's own id
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="imported_as")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "poster"], name="imported_poster_once"),
        ]
