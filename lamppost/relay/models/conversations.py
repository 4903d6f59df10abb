"""A conversation, and the masks of its two sides."""

from __future__ import annotations

import secrets

from django.db import models
from django.urls import reverse

from lamppost.board.models import TITLE_LENGTH, Ad
from lamppost.people.models import NAME_LENGTH, Persona
from lamppost.relay.questions import ConversationQuestions


def new_secret() -> str:
    """130 bits in letters that mail programs leave alone: the case of an address is often lost."""
    return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(26))


class Conversation(models.Model):
    """The letters between two people about one ad. Its states change in `relay.actions` alone."""

    class State(models.TextChoices):
        OPEN = "open"
        ENDED = "ended"  # by one of the two
        LAPSED = "lapsed"  # the ad is long gone, and they have not agreed to keep in touch

    public_id = models.CharField(max_length=26, unique=True, default=new_secret, editable=False)
    ad = models.ForeignKey(Ad, null=True, on_delete=models.SET_NULL, related_name="conversations")
    # As it was when the first letter came; "" once its poster has left the board.
    ad_title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    began = models.DateTimeField()
    last_at = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuestions.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-last_at"], name="conversation_last")]

    def get_absolute_url(self) -> str:
        return reverse("relay:conversation", args=[self.public_id])


class Side(models.Model):
    """One of the two in a conversation: the mask they wear in it, and what they set there."""

    class Role(models.TextChoices):
        POSTER = "poster"
        WRITER = "writer"  # who answered the ad

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="sides")
    role = models.CharField(max_length=6, choices=Role)
    # Empty once the person has left the board.
    persona = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH, blank=True)  # as it was; "" once they left
    # Mail to this address is a letter from this side: whoever knows it can write as them.
    secret = models.CharField(max_length=26, unique=True, default=new_secret, editable=False)
    # Where mails to this side come back to that cannot be delivered, and the link that mutes
    # them: whoever knows it can do no more than that. Empty before the first mail.
    mail_secret = models.CharField(max_length=26, unique=True, null=True, blank=True)
    mail_failed = models.DateTimeField(null=True, blank=True)  # no more mails after that
    read_until = models.BigIntegerField(default=0)  # the last letter they have seen
    is_muted = models.BooleanField(default=False)  # letters come, mails about them do not
    has_given_contact = models.BooleanField(default=False)  # was asked about it, and meant it
    keeps = models.BooleanField(default=False)  # wants to keep in touch when the ad is gone
    note = models.BinaryField(default=bytes, blank=True)  # sealed, for themselves alone
    ended_it = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)  # the day that they say they met
    # The day named by the other that they do not want to be asked about again.
    passed_over = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "role"], name="side_once"),
        ]
        indexes = [models.Index(fields=["persona"], name="side_persona")]
