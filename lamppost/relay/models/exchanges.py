"""What two people agree to tell each other, and what each has told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.relay.models.conversations import Conversation, Side
from lamppost.relay.questions import ExchangeQuestions

ANSWER_LENGTH = 1_000


class Exchange(models.Model):
    """An agreement that each side tells the other something, opened for both at once."""

    class State(models.TextChoices):
        PROPOSED = "proposed"  # one side has given theirs, sealed
        OPEN = "open"  # both have: each reads the other's
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        LAPSED = "lapsed"  # nobody answered in time
        GONE = "gone"  # was open, and its answers are deleted

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="exchanges"
    )
    proposer = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    gives = models.JSONField(default=list)  # the fields that the proposer gives, by name
    wants = models.JSONField(default=list)  # and those that they want of the other
    proposed = models.DateTimeField()
    opened = models.DateTimeField(null=True, blank=True)
    ends = models.DateTimeField()  # when it lapses; once open, when the answers are deleted
    # Came with the first letter: the writer answers what the ad's sheet asks (gives), and reads
    # what its poster has given beforehand (wants).
    from_sheet = models.BooleanField(default=False)
    # Who never learns of it, since one of the two blocks the other: as letters are dropped.
    hidden_from = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = ExchangeQuestions.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["ends"],
                name="exchange_ends",
                condition=Q(state__in=["proposed", "open"]),
            )
        ]


class Answer(models.Model):
    """One field of one side in an exchange. Sealed; deleted with the exchange's end."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=200)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exchange", "side", "field"], name="field_once")
        ]
