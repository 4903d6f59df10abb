"""The four digits that two people tell each other at the door."""

from __future__ import annotations

from django.db import models

from lamppost.people.models import Person
from lamppost.relay.models import Conversation


class DoorCode(models.Model):
    """What one of the two of a conversation says at the door on one day, and the other enters."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="door_codes"
    )
    # Not their side of it: that stays when they leave the board, and this does not.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="door_codes")
    day = models.DateField()
    digits = models.BinaryField()  # sealed: theirs, which the other enters
    asked = models.DateTimeField(null=True, blank=True)  # they opened it; of the other, nothing
    entered = models.DateTimeField(null=True, blank=True)  # they entered the other's rightly
    tries = models.PositiveSmallIntegerField(default=0)  # of theirs, since the first of an hour
    first_try = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person", "day"], name="door_code_once")
        ]
        indexes = [models.Index(fields=["day"], name="door_code_day")]
