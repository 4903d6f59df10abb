"""A host's own rules, each version a row that only its state changes; and what they matched."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lamppost.screening.models.screenings import Screening
from lamppost.screening.verdict import Verdict


class Rule(models.Model):
    """One version of a rule. What it says is never changed: verdicts point at it."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SHADOW = "shadow"  # runs, is counted, and changes no verdict
        LIVE = "live"
        RETIRED = "retired"

    class Why(models.TextChoices):
        """What sent it back, where that was not the host."""

        NONE = ""
        WRONG_TOO_OFTEN = "wrong"
        SLOW = "slow"

    name = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()  # of the version: 1, 2, 3
    digest = models.CharField(max_length=64)  # of all that it says
    expression = models.TextField()
    asks = models.CharField(max_length=8)
    sentence = models.TextField(blank=True)  # for whoever wrote what it matches
    clears = models.TextField(blank=True)  # for whoever reviews it
    bar = models.FloatField()

    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    since = models.DateTimeField(default=timezone.now)  # it has been in this state
    added = models.DateTimeField(default=timezone.now)
    why_back = models.CharField(max_length=8, choices=Why, default="", blank=True)
    tried = models.DateTimeField(null=True, blank=True)
    trial = models.JSONField(default=dict)  # rules.trial.Trial
    sure = models.FloatField(default=0.5)  # how often it was right of late, for its findings

    failures = models.PositiveIntegerField(default=0)
    failed = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=80, blank=True)  # the last one
    times_slow = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["name"], name="rule_running", condition=Q(state__in=["shadow", "live"])
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["name", "number"], name="rule_version"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(state="live"), name="rule_live_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "shadow", "live", "retired"]),
                name="rule_state_known",
            ),
            models.CheckConstraint(
                condition=Q(asks__in=[one.value for one in Verdict if one != Verdict.PUBLISH]),
                name="rule_asks_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}@{self.number}"

    @property
    def is_live(self) -> bool:
        return self.state == self.State.LIVE


class RuleHit(models.Model):
    """A rule was true of something. It goes with the verdict, and that with what it is about."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="hits")
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="rule_hits")
    is_live = models.BooleanField()  # it had a say in the verdict

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "screening"], name="rule_hit_once"),
        ]
