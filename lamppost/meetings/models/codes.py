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
    chosen = models.DateTimeField()
