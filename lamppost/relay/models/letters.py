"""What is written in a conversation: sent, or waiting for its author."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lamppost.journal.models import Decision
from lamppost.relay.models.conversations import Conversation, Side

LETTER_LENGTH = 10_000
KEY_LENGTH = 64


class Letter(models.Model):
    """What one side wrote, word for word. Held, refused and removed ones
    only their author reads."""

    class State(models.TextChoices):
        SENT = "sent"
        HELD = "held"  # until somebody has looked at it
        REFUSED = "refused"
        REMOVED = "removed"  # it came, and was taken away: both see that there was one
        DROPPED = "dropped"  # written to somebody who blocks; its author sees it as sent
        ERASED = "erased"  # its author has left the board

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="letters")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="letters")
    text = models.TextField(max_length=LETTER_LENGTH, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    # Why it does not go on: there is no restriction without a decision.
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Of a held letter: by when somebody should have looked at it.
    look_by = models.DateTimeField(null=True, blank=True)
    written = models.DateTimeField()
    by_mail = models.BooleanField(default=False)
    # The same letter never comes twice: a form's own token, or a tag of the mail's Message-ID.
    key = models.CharField(max_length=KEY_LENGTH)
    findings = models.JSONField(default=list)  # [{"check", "words", "sentence"}]

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["side", "key"], name="letter_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "refused", "removed"]) | Q(decision__isnull=False),
                name="letter_restricted_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(look_by__isnull=False),
                name="letter_held_until_somebody_looks",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "id"], name="letter_order"),
            models.Index(fields=["look_by"], name="letter_to_look_at", condition=Q(state="held")),
        ]


class LetterPhoto(models.Model):
    """A picture in a letter, cleaned as those of ads are."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="photos")
    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]


class Unsent(models.Model):
    """A letter that waits for its own author: the board has a question about it first."""

    class Why(models.TextChoices):
        CONTACT = "contact"  # it holds a number or an address: is the other one to have it?
        SENDER = "sender"  # it was mailed from an address that is not known to be theirs
        TOO_LONG = "too_long"
        SUSPEND = "suspend"  # its author is suspended: it waits until they may write again

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="unsent")
    text = models.TextField()
    pictures = models.JSONField(default=list)  # [{"digest", "width", "height"}], cleaned
    why = models.CharField(max_length=8, choices=Why)
    since = models.DateTimeField()
    key = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["side", "key"], name="unsent_once")]
