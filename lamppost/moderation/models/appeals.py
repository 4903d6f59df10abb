"""Objections to decisions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lamppost.journal.models import Decision

OBJECTION_LENGTH = 5_000


class Appeal(models.Model):
    """What a person holds against a decision; heard by somebody else than who took it."""

    class State(models.TextChoices):
        OPEN = "open"
        UPHELD = "upheld"  # the decision stands
        OVERTURNED = "overturned"  # it is undone completely
        GONE = "gone"  # whoever objected has left

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="appeal")
    first_by = models.CharField(max_length=80)  # who took the decision
    words = models.TextField(max_length=OBJECTION_LENGTH)  # as they were written
    at = models.DateTimeField()
    look_by = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    heard_by = models.CharField(max_length=80, blank=True)
    heard = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)  # what the person is told
    outcome = models.OneToOneField(  # the decision that undoes it, or the one that keeps it
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["look_by"], name="appeal_to_hear", condition=Q(state="open")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", heard=None)
                | ~Q(state="open") & Q(heard__isnull=False) & ~Q(heard_by=""),
                name="appeal_heard_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(heard_by=F("first_by")) | Q(heard_by=""),
                name="appeal_heard_by_another",
            ),
        ]
