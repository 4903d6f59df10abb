"""Whom somebody trusts to be told, and by which ways."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from lamppost.core.ids import new_public_id
from lamppost.notices.models import Channel
from lamppost.people.models import Person


class Contact(models.Model):
    """Somebody who is told if a person does not come back: they agreed to it, and may leave."""

    class State(models.TextChoices):
        INVITED = "invited"
        AGREED = "agreed"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="meeting_contacts")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=7, choices=State, default=State.INVITED)
    position = models.PositiveSmallIntegerField(default=0)  # the first is told first
    name = models.BinaryField()  # sealed: what the person calls them
    knows_as = models.BinaryField()  # sealed: what they call the person
    address = models.BinaryField(default=bytes, blank=True)  # sealed: asked at; b"" once agreed
    invited = models.DateTimeField()
    agreed = models.DateTimeField(null=True, blank=True)
    # Set by the person; a day later they are gone. Whoever holds the phone wins nothing at once.
    remove_due = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["remove_due"],
                name="contact_remove_due",
                condition=Q(remove_due__isnull=False),
            )
        ]


class Way(models.Model):
    """One way to reach a contact, or the person themselves, chosen by whoever is reached."""

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.CASCADE, related_name="ways"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="meeting_ways"
    )
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    channel = models.CharField(max_length=7, choices=Channel)
    to = models.BinaryField()  # sealed: address, number, device or URL
    # Of a person's own number: by which a text that comes from it is known as theirs.
    tag = models.CharField(max_length=64, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added = models.DateTimeField()
    tested = models.DateTimeField(null=True, blank=True)  # when the last test went out
    proven = models.DateTimeField(null=True, blank=True)  # a test arrived: they said so

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contact__isnull=True) ^ Q(person__isnull=True),
                name="way_of_one",
            )
        ]
        indexes = [models.Index(fields=["tag"], name="way_tag", condition=~Q(tag=""))]
