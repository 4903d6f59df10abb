"""A climb under way, and whom it has told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.meetings.ladder import Why
from lamppost.meetings.models.contacts import Contact
from lamppost.meetings.models.plans import Plan


class Alarm(models.Model):
    """The ladder of one plan being climbed. No page of the person shows one that was forced."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="alarm")
    why = models.CharField(max_length=8, choices=[(why, why) for why in Why])
    # From when on it is what `why` says: later than `began` if it went on for another reason.
    why_since = models.DateTimeField(null=True, blank=True)
    # What is being climbed now (ladder.Climb): it starts anew when it is put down.
    climb_why = models.CharField(max_length=8, choices=[(why, why) for why in Why])
    climb_began = models.DateTimeField()
    climb_number = models.PositiveSmallIntegerField(default=1)
    began = models.DateTimeField()  # when the first contact should have been told
    late_secs = models.PositiveIntegerField(default=0)  # by how much the board was late then
    taken_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken = models.DateTimeField(null=True, blank=True)
    first_taken = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)
    done_until = models.DateTimeField(null=True, blank=True)
    look_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(look_at__isnull=True), name="alarm_ended_rests"
            ),
        ]
        indexes = [
            models.Index(
                fields=["look_at"], name="alarm_look_at", condition=Q(look_at__isnull=False)
            )
        ]


class Told(models.Model):
    """A contact who was told, so that the all-clear reaches them, once."""

    alarm = models.ForeignKey(Alarm, on_delete=models.CASCADE, related_name="told")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    first = models.DateTimeField()
    seen = models.DateTimeField(null=True, blank=True)  # they opened their page

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alarm", "contact"], name="told_once"),
        ]
