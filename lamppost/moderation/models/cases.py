"""Reports, and the case that all reports of one thing make together."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lamppost.journal.models import Decision
from lamppost.people.models import Person

WORDS_LENGTH = 2_000


def new_receipt() -> str:
    """130 bits: whoever has it sees what became of one report."""
    return secrets.token_urlsafe(17)


class Case(models.Model):
    """All open reports of one thing. It is looked at once, however many there are."""

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    subject = models.CharField(max_length=80)  # "board.ad:17", "people.persona:3"
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    opened = models.DateTimeField()
    look_by = models.DateTimeField()  # sooner for graver kinds, many reporters and many readers
    reach = models.PositiveIntegerField(default=0)  # people who may have met it
    closed = models.DateTimeField(null=True, blank=True)
    decision = models.ForeignKey(  # what it came to
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["look_by"], name="case_to_look_at", condition=Q(state="open")),
            models.Index(fields=["subject"], name="case_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(state="open"), name="case_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed=None) | Q(state="closed", closed__isnull=False),
                name="case_closed_with_a_time",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class Report(models.Model):
    """What somebody tells those who look after the board. Whoever it is about is not told who."""

    class Kind(models.TextChoices):
        CHILD = "child", _("A child may be harmed")
        DANGER = "danger", _("Somebody may be in danger, or made to do something")
        MONEY = "money", _("They ask for money in advance, for a code or for a password")
        PRESSURE = "pressure", _("Threats, insults or pressure")
        SEXUAL = "sexual", _("Sexual services, or sexual words that nobody asked for")
        PRIVATE = "private", _("It shows or names somebody who does not want that")
        GOODS = "goods", _("Something that may not be sold")
        WRONG = "wrong", _("It is not true, sold already, or in the wrong place")
        SPAM = "spam", _("Advertising, or the same thing many times")
        OTHER = "other", _("Something else")

        @property
        def is_grave(self) -> bool:
            """Somebody may come to harm: always taken, from whomever it comes."""
            return self in (Report.Kind.CHILD, Report.Kind.DANGER)

    class Outcome(models.TextChoices):
        NONE = ""
        RIGHT = "right"  # something was done
        WRONG = "wrong"  # nothing was found; an honest mistake
        ABUSIVE = "abusive"  # made up: warned of, then limited

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    receipt = models.CharField(max_length=30, unique=True, default=new_receipt, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField(max_length=WORDS_LENGTH, blank=True)
    person = models.ForeignKey(  # empty for those without an account
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Sealed, until the outcome is told: "" for those who only keep the receipt.
    address = models.BinaryField(default=bytes, blank=True)
    # When the link in the first mail was opened. Before that nobody knows whose address it is,
    # and nothing else is mailed to it.
    opened = models.DateTimeField(null=True, blank=True)
    sender = models.CharField(max_length=64, blank=True)  # a blind tag, to know a flood by
    weight = models.FloatField(default=0.5)  # how often reports like theirs were right
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, default="", blank=True)
    told = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=64)  # of the form: a second click is no second report

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="report_case_once"),
        ]
        indexes = [
            models.Index(fields=["person"], name="report_person"),
            models.Index(fields=["sender", "at"], name="report_sender"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("moderation:receipt", args=[self.receipt])
