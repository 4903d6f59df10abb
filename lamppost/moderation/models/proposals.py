"""What a reviewer chose, before it counts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models.claims import QUEUES
from lamppost.moderation.queue.items import Item, Queue


class Choice(models.TextChoices):
    ALLOW = "allow"  # published, left as it is, or restored
    HOLD = "hold"
    REFUSE = "refuse"
    REMOVE = "remove"
    SUSPEND = "suspend"  # the person behind it; the thing is removed, too
    ASK = "ask"  # somebody else decides, without knowing what the first thinks


class Proposal(models.Model):
    """It can be taken back until `counts_from`; then it is carried out, or compared with another.

    by: as the journal names them, so that it outlives the account.
    """

    class State(models.TextChoices):
        WAITING = "waiting"  # may be undone
        DONE = "done"
        COMPARED = "compared"  # one of the two of a second opinion
        FAILED = "failed"  # the thing had changed meanwhile: it is back in the queue

    queue = models.CharField(max_length=10, choices=QUEUES)
    number = models.BigIntegerField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    counts_from = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    choice = models.CharField(max_length=8, choices=Choice)
    policy = models.CharField(max_length=12, choices=Policy)
    words = models.TextField(blank=True)  # to the person, beside the clause's own
    note = models.TextField(blank=True)  # for others who review
    until = models.DateTimeField(null=True, blank=True)  # of a suspension
    removes = models.BooleanField(default=False)  # of a suspension: the thing goes, too
    seen = models.CharField(max_length=40, blank=True)  # the edition that they looked at
    took_secs = models.PositiveIntegerField(null=True, blank=True)  # from showing to choosing
    trouble = models.CharField(max_length=200, blank=True)  # why it failed

    class Meta:
        indexes = [
            models.Index(
                fields=["counts_from"], name="proposal_waiting", condition=Q(state="waiting")
            ),
            models.Index(fields=["queue", "number"], name="proposal_item"),
            models.Index(fields=["by", "-at"], name="proposal_by"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["queue", "number"],
                condition=Q(state="waiting"),
                name="proposal_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=Choice.values), name="proposal_choice_known"
            ),
        ]

    @property
    def item(self) -> Item:
        return Item(Queue(self.queue), self.number)
