"""Blind second opinions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Source
from lamppost.moderation.models.claims import QUEUES
from lamppost.moderation.models.proposals import Proposal


class Opinion(models.Model):
    """Two people look at one thing; the second does not know what the first thought."""

    class Why(models.TextChoices):
        SERIOUS = "serious"  # nothing takes effect before the second
        SAMPLE = "sample"  # drawn by lot: to know how far reviewers agree
        ASKED = "asked"  # the first asked for it

    class State(models.TextChoices):
        WAITING = "waiting"  # for the second
        DIFFER = "differ"  # a senior decides
        DONE = "done"

    class Group(models.TextChoices):
        """Of whom figures are told: never of one person."""

        STEWARD = "steward"
        SENIOR = "senior"  # hosts, too

    queue = models.CharField(max_length=10, choices=QUEUES)  # of the item that it is about
    number = models.BigIntegerField()
    subject = models.CharField(max_length=80)  # as the journal names it
    why = models.CharField(max_length=8, choices=Why)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked = models.DateTimeField()
    look_by = models.DateTimeField()
    first = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    second = models.OneToOneField(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agrees = models.BooleanField(null=True, blank=True)
    settled = models.OneToOneField(  # what a senior chose who has seen both
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group = models.CharField(max_length=8, choices=Group, default=Group.STEWARD)  # of the first
    # The thing as the first one met it, so that what came of their choice tells the second nothing.
    stood = models.CharField(max_length=10, blank=True)  # its state: "held"
    rule = models.CharField(max_length=200, blank=True)  # what had brought it up
    source = models.CharField(max_length=10, choices=Source, default=Source.OWN)
    decision = models.ForeignKey(  # what it came to; of a sample, what the first came to
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["look_by"], name="opinion_to_look_at", condition=~Q(state="done")),
            models.Index(fields=["asked"], name="opinion_asked"),
            models.Index(fields=["subject"], name="opinion_open", condition=~Q(state="done")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["queue", "number"], condition=~Q(state="done"), name="opinion_once"
            ),
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=models.F("first")), name="opinion_of_two"
            ),
        ]
