"""Who reviews."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.people.models import Person


class Rank(models.IntegerChoices):
    """Each may do all that those before it may."""

    STEWARD = 1
    SENIOR = 2  # hears what is late, serious or disputed
    HOST = 3  # answers for the board


class Steward(models.Model):
    """Somebody who reviews. It goes with the account; what they decided stays in the journal."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="steward")
    rank = models.PositiveSmallIntegerField(choices=Rank, default=Rank.STEWARD)
    since = models.DateTimeField()
    # When they were trained to look at what may harm children; nobody else is shown that.
    trained = models.DateTimeField(null=True, blank=True)
    declines = models.JSONField(default=list)  # queues they do not want to work on: "letters"
    # Single letters act on the page of an item. Whoever works by voice turns that off.
    keys = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rank__in=Rank.values), name="steward_rank_known"),
        ]

    @property
    def is_senior(self) -> bool:
        return self.rank >= Rank.SENIOR

    @property
    def is_trained(self) -> bool:
        return self.trained is not None
