"""The two codes of a person: the one that says all is well, and the one that only looks so."""

from __future__ import annotations

from django.db import models

from lamppost.people.models import Person


class Codes(models.Model):
    """Both as slow keyed hashes; which is which can be told by trying alone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="meeting_codes")
    salt = models.BinaryField()
    safe = models.BinaryField()
    forced = models.BinaryField()
    # Chosen by somebody who knew the forced code alone (codes.py); else by chance, so that a
    # reader of the table learns nothing.
    forced_too = models.BinaryField(default=bytes)
    chosen = models.DateTimeField()
    # Asked for by somebody who has forgotten theirs: from then on they choose without the old.
    forget_due = models.DateTimeField(null=True, blank=True)
