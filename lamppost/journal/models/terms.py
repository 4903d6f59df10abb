"""The board's terms, each version as it was published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Terms(models.Model):
    """Written once, as everything in the journal. What is in force when: `journal/terms.py`."""

    version = models.CharField(max_length=20, unique=True)
    text = models.TextField()
    summary = models.TextField()  # what is different from the version before, in a few sentences
    published = models.DateTimeField()
    since = models.DateTimeField(db_index=True)  # from when it holds

    class Meta:
        constraints = [
            models.CheckConstraint(
                # What somebody did yesterday is not judged by what is written today.
                condition=Q(since__gte=F("published")),
                name="terms_never_take_effect_in_the_past",
            ),
        ]
