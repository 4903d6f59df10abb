"""Who guards the plans, and what time they last knew it to be."""

from __future__ import annotations

from django.db import models


class Pulse(models.Model):
    """One row for each process that guards, and one ("clock") for the board's time."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()  # in the board's time, which never goes back
    boot = models.CharField(max_length=40, blank=True)  # this start of the machine …
    steady = models.FloatField(default=0)  # … and seconds since then
