"""Who may report less, for a time."""

from __future__ import annotations

from django.db import models

from lamppost.journal.models import Decision
from lamppost.people.models import Person


class ReportingLimit(models.Model):
    """After several reports that were made up: one a day, until a day. What may be grave is
    always taken. There is none without a decision, which the person is told of."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["person", "until"], name="reporting_limit_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="reporting_limit_ends"
            ),
        ]
