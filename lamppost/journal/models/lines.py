"""Who did what to which thing, and why. Lines are written once and never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Line(models.Model):
    """One fact. Things are named, not pointed to, so that a line outlives what it tells of."""

    at = models.DateTimeField()
    act = models.CharField(max_length=60, help_text=_("Such as ad.posted."))
    subject = models.CharField(max_length=80, help_text=_("Such as board.ad:17."))
    by = models.CharField(max_length=80, help_text=_("Such as people.person:3, or clock."))
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject", "id"])]


class Unlinked(models.Model):
    """A line that is not in the chain yet. A trigger writes it with the line: `triggers.py`."""

    line_id = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "journal_unlinked"


class Link(models.Model):
    """A line's place in the chain, and what the chain comes to with it: see `chain.py`."""

    position = models.BigIntegerField(primary_key=True)  # from 1, without a gap
    line_id = models.BigIntegerField(unique=True)
    digest = models.BinaryField(max_length=32)


class Head(models.Model):
    """What the chain came to on one day, signed. Whoever keeps one can tell a chain made anew."""

    day = models.DateField(unique=True)
    position = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)
    key = models.CharField(max_length=64)  # the public key that checks it, in hexadecimal digits
    signature = models.CharField(max_length=128)
