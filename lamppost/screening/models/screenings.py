"""Verdicts, each kept with its reasons and with the version of everything that looked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lamppost.screening.verdict import Verdict


class Rulebook(models.Model):
    """Which checks, lists and rules there were, each by its version. Many verdicts share one."""

    digest = models.CharField(max_length=64, unique=True)
    versions = models.JSONField()  # {"contact": 1, "rule:no-tickets": "4f1c…", …}
    since = models.DateTimeField(default=timezone.now)


class Screening(models.Model):
    """What the board thought of one thing at one time; never of a person.

    It quotes the words that made a check notice, so it goes when they go: `actions.forget`.
    """

    class Outcome(models.TextChoices):
        """What somebody who reviewed it said of a verdict that stopped or watched it."""

        NONE = ""
        UPHELD = "upheld"
        OVERTURNED = "overturned"  # by a reviewer, or when somebody else heard the appeal

    subject = models.CharField(max_length=80)  # as the journal names it: "board.ad:17"
    at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=8)
    findings = models.JSONField(default=list)  # as `verdict.Finding` names its parts
    facts = models.JSONField(default=dict)  # what a host's rule may ask of it, but for its words
    rulebook = models.ForeignKey(Rulebook, on_delete=models.PROTECT, related_name="+")
    is_urgent = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, default="", blank=True)
    decided = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="screening_subject"),
            models.Index(fields=["-at"], name="screening_at"),
            models.Index(
                fields=["at"],
                name="screening_urgent",
                condition=Q(is_urgent=True, outcome=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=[one.value for one in Verdict]),
                name="screening_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided=None) | ~Q(outcome="") & Q(decided__isnull=False),
                name="screening_decided_with_a_time",
            ),
        ]
