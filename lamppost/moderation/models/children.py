"""Things by which somebody young may be in danger, and who saw what of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.journal.models.decisions import Source
from lamppost.moderation.models.evidence import Evidence

WORDS_LENGTH = 3_000
REPORT_LENGTH = 80


class ChildCase(models.Model):
    """One thing that is hidden from the moment at which it was brought up. Only trained people
    see it; one of them decides. Nothing is sent to anybody without their click."""

    class State(models.TextChoices):
        OPEN = "open"
        CONFIRMED = "confirmed"  # to be reported
        REPORTED = "reported"
        NOT_CONFIRMED = "not_confirmed"  # back to the ordinary queue

    class Incident(models.TextChoices):
        """What it is reported as: the names of `cybertip.words.Incident`."""

        MATERIAL = "MATERIAL"
        TRAFFICKING = "TRAFFICKING"
        TOURISM = "TOURISM"
        MOLESTATION = "MOLESTATION"
        MISLEADING = "MISLEADING"
        ENTICEMENT = "ENTICEMENT"
        OBSCENE = "OBSCENE"

    subject = models.CharField(max_length=80)  # "board.ad:17", "relay.letter:9"
    number = models.BigIntegerField()  # of the subject, to leave it out of other queues by
    person = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=10, choices=Source)
    opened = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    look_by = models.DateTimeField()
    state = models.CharField(max_length=13, choices=State, default=State.OPEN)
    was_public = models.BooleanField(null=True, blank=True)  # None: nobody can say
    # Empty once its year is over.
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.SET_NULL, related_name="child_cases"
    )
    decided = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    incident = models.CharField(max_length=11, choices=Incident, blank=True)
    words = models.TextField(max_length=WORDS_LENGTH, blank=True)  # what the report says of it
    urgent_words = models.TextField(max_length=WORDS_LENGTH, blank=True)  # why it cannot wait
    # Somebody has clicked that it be sent; a worker has it until then.
    send_asked = models.DateTimeField(null=True, blank=True)
    send_asked_by = models.CharField(max_length=80, blank=True)
    sending_until = models.DateTimeField(null=True, blank=True)
    report_id = models.CharField(max_length=REPORT_LENGTH, blank=True)  # the CyberTipline's number
    is_finishing = models.BooleanField(default=False)
    trouble = models.CharField(max_length=80, blank=True)  # why it has not arrived
    reported = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["look_by"], name="child_case_to_look", condition=Q(state="open")),
            models.Index(fields=["subject", "-opened"], name="child_case_subject"),
            models.Index(fields=["number"], name="child_case_number"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(state__in=["open", "confirmed"]),
                name="child_case_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided=None)
                | ~Q(state="open") & Q(decided__isnull=False) & ~Q(decided_by=""),
                name="child_case_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="reported")
                | Q(reported__isnull=False) & ~Q(report_id="") & ~Q(reported_by=""),
                name="child_case_reported_by_somebody",
            ),
        ]


class FileView(models.Model):
    """Somebody asked to see one photo of a case. That is what a report says of it, and no more."""

    case = models.ForeignKey(ChildCase, on_delete=models.CASCADE, related_name="views")
    photo = models.PositiveIntegerField()  # its place in the exhibit, from 1
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "photo", "by"], name="file_view_once"),
        ]
