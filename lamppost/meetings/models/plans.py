"""A planned meeting, and who is told of it in which order."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.core.ids import new_public_id
from lamppost.meetings.models.contacts import Contact
from lamppost.people.models import Person


class Plan(models.Model):
    """A meeting that somebody is missed from. What it says lies sealed; times do not."""

    class State(models.TextChoices):
        DRAFT = "draft"
        ARMED = "armed"  # the clock runs: frozen against whoever holds the phone
        CLOSED = "closed"  # by a code; which of the two, `is_forced` says, and no page

    class Counted(models.IntegerChoices):
        """How far it stands in the figures of its month."""

        NOT = 0
        ARMED = 1
        OVER = 2

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="meeting_plans")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)  # one more with every change: of two, one wins
    details = models.BinaryField(default=bytes, blank=True)  # sealed (details.py); b"" once erased
    starts = models.DateTimeField()
    due = models.DateTimeField()  # by when they check in; later with every extension
    first_due = models.DateTimeField()  # as it was armed: extensions are counted from there
    grace_secs = models.PositiveIntegerField(default=15 * 60)
    written = models.DateTimeField()
    armed = models.DateTimeField(null=True, blank=True)
    closed = models.DateTimeField(null=True, blank=True)
    is_forced = models.BooleanField(default=False)
    # Up to when the guard has done what was due, and when it must look again: the next prompt,
    # the climb, what follows a check-in, the erasure.
    done_until = models.DateTimeField(null=True, blank=True)
    look_at = models.DateTimeField(null=True, blank=True)
    erase_due = models.DateTimeField(null=True, blank=True)
    counted = models.PositiveSmallIntegerField(choices=Counted, default=Counted.NOT)

    class Meta:
        constraints = [
            # An armed plan that nobody looks at would be the one broken promise.
            models.CheckConstraint(
                condition=~Q(state="armed") | Q(look_at__isnull=False, armed__isnull=False),
                name="plan_armed_is_looked_at",
            ),
            models.CheckConstraint(
                condition=Q(state="closed") ^ Q(closed__isnull=True), name="plan_closed_at"
            ),
        ]
        indexes = [
            models.Index(
                fields=["look_at"], name="plan_look_at", condition=Q(look_at__isnull=False)
            ),
            models.Index(fields=["person", "-written"], name="plan_of_person"),
        ]


class PlanContact(models.Model):
    """One of those who are told, in the order of their positions."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="to_tell")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "contact"], name="plan_contact_once"),
        ]
