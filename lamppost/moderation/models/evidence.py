"""What must be kept, and who asked to see it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

REASON_LENGTH = 1_000


class Evidence(models.Model):
    """A sealed file with a thing as it was. It outlives the thing, and its author's account: the
    law asks for that, so it is nobody's belonging, and it goes by itself when its time is over.

    Persons are named as the journal names them.
    """

    subject = models.CharField(max_length=80)  # "board.ad:17"
    person = models.CharField(max_length=80, blank=True)  # whose it was: "people.person:3"
    why = models.CharField(max_length=200)
    by = models.CharField(max_length=80)
    since = models.DateTimeField()
    until = models.DateTimeField()
    edition = models.CharField(max_length=64)  # a hash of what it said and showed
    file = models.CharField(max_length=80, unique=True)  # its name in the folder of evidence
    digest = models.CharField(max_length=64)  # of what is sealed
    size = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["until"], name="evidence_until"),
            models.Index(fields=["-since"], name="evidence_since"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["subject", "edition"], name="evidence_once"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="evidence_has_an_end"),
        ]


class OpenRequest(models.Model):
    """Somebody asks to see an exhibit; another has to agree, and then both may, for an hour."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="requests")
    asked_by = models.CharField(max_length=80)
    asked = models.DateTimeField()
    reason = models.TextField(max_length=REASON_LENGTH)
    approved_by = models.CharField(max_length=80, blank=True)
    approved = models.DateTimeField(null=True, blank=True)
    open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("asked_by")),
                name="evidence_opened_by_two",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="", approved=None, open_until=None)
                | ~Q(approved_by="") & Q(approved__isnull=False) & Q(open_until__isnull=False),
                name="evidence_open_once_approved",
            ),
        ]
