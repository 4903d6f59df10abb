"""What was decided about a thing, by whom and why: one row, from which everything else is told.

The statement of reasons, the appeal, the public log, the transparency report and the export to
the European Union's database are all views of it. It lies this low so that the tables of ads and
letters can demand one: where a state restricts somebody, a constraint asks for the row.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Done(models.TextChoices):
    """What was done to the thing."""

    HOLD = "hold"  # nobody sees it until somebody has looked
    REFUSE = "refuse"  # it never came up
    REMOVE = "remove"  # it was up, and is gone
    SUSPEND = "suspend"  # a person may not post or write for a time
    KEEP = "keep"  # it was looked at, and stays as it is
    RESTORE = "restore"  # what was done before is undone

    @property
    def is_restriction(self) -> bool:
        return self in RESTRICTIONS


RESTRICTIONS = frozenset({Done.HOLD, Done.REFUSE, Done.REMOVE, Done.SUSPEND})


class Policy(models.TextChoices):
    """The clause of the board's rules that a decision rests on. No clause accuses anybody of a
    crime: what a person suspects, they write to those whose office it is."""

    SERVICES = "services"  # the board carries no ads for sexual services
    MINORS = "minors"  # somebody young may be in danger
    EXPLOITATION = "exploitation"
    SCAM = "scam"
    GOODS = "goods"  # what may not be sold here
    PLACE = "place"  # in the wrong category, or not of this place
    SPAM = "spam"  # too much of the same, organised posting
    HARM = "harm"  # threats, hatred, private matters of others
    CHECK = "check"  # nothing is held against it: somebody looks first
    OTHER = "other"


class Source(models.TextChoices):
    """What brought it up."""

    SCREENING = "screening"
    REPORT = "report"
    AUTHORITY = "authority"
    OWN = "own"  # somebody of the board came across it
    APPEAL = "appeal"


class Decision(models.Model):
    """Written once. What it did ends with another that names it in `undoes`."""

    at = models.DateTimeField(default=timezone.now)
    subject = models.CharField(max_length=80)  # as the journal names it: "board.ad:17"
    person = models.CharField(max_length=80, blank=True)  # whom it touches: "people.person:3"
    by = models.CharField(max_length=80)  # "people.person:5", "screening", "host"
    done = models.CharField(max_length=8, choices=Done)
    policy = models.CharField(max_length=12, choices=Policy)
    rule = models.CharField(max_length=200, blank=True)  # "services@3, rule:tickets@4f1c"
    source = models.CharField(max_length=10, choices=Source)
    is_automated = models.BooleanField()  # no person has looked
    facts = models.TextField(max_length=5000, blank=True)  # what was found: no personal data
    reasons = models.TextField(blank=True)  # what the person is told, in plain words
    note = models.TextField(blank=True)  # for others who review; never shown to the person
    content_at = models.DateTimeField(null=True, blank=True)  # when the thing was posted
    until = models.DateTimeField(null=True, blank=True)  # None: until somebody undoes it
    terms = models.CharField(max_length=20, blank=True)  # the version of the rules in force
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="decision_subject"),
            models.Index(fields=["person", "-at"], name="decision_person"),
            models.Index(fields=["-at"], name="decision_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(done__in=Done.values), name="decision_done_known"),
            models.CheckConstraint(
                condition=Q(policy__in=Policy.values), name="decision_policy_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="decision_source_known"
            ),
            models.CheckConstraint(
                condition=~Q(done="restore") | Q(undoes__isnull=False),
                name="decision_restores_something",
            ),
        ]

    @property
    def is_restriction(self) -> bool:
        return Done(self.done).is_restriction
