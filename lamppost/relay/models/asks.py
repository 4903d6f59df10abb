"""What a poster asks before a conversation opens, and tells in return."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.board.models import Ad
from lamppost.people.models import Person


class AskSheet(models.Model):
    """What must be true or answered before a conversation opens: for one ad, or as a habit."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ask_sheets")
    ad = models.OneToOneField(
        Ad, null=True, blank=True, on_delete=models.CASCADE, related_name="ask_sheet"
    )
    situation = models.CharField(max_length=40, blank=True)  # the ready-made list it began as
    # {"facts": {"phone": true, "meetings": 2, …}, "questions": ["…"], "rule": "…"}: see asks.py
    asks = models.JSONField(default=dict)
    changed = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ad__isnull=True), name="ask_habit_once"
            ),
        ]


class SheetAnswer(models.Model):
    """What whoever asks tells in return, given beforehand. Sealed."""

    sheet = models.ForeignKey(AskSheet, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=200)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "field"], name="answer_once")]
