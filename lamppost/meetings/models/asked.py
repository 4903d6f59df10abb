"""Who was asked to be told and did not want it, and the words of a person's own notices."""

from __future__ import annotations

from django.db import models

from lamppost.people.models import Person


class Asked(models.Model):
    """An address that somebody had asked, so that no third mail goes there, nor one after a no.

    It outlives the invitation: else removing it would begin the count anew.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=64)  # blind: core.sealing.blind_tag
    mails = models.PositiveSmallIntegerField(default=0)
    last = models.DateTimeField()
    declined = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "tag"], name="asked_once"),
        ]


class Gone(models.Model):
    """A line for the person: this contact said no, or left. Of the contact nothing is kept."""

    class Why(models.TextChoices):
        DECLINED = "declined"
        LEFT = "left"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.BinaryField()  # sealed: what the person called them
    why = models.CharField(max_length=8, choices=Why)
    at = models.DateTimeField(db_index=True)


class OwnWords(models.Model):
    """What notices to the person say: words that mean something to them alone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    subject = models.BinaryField()  # sealed
    body = models.BinaryField()  # sealed
    changed = models.DateTimeField()
