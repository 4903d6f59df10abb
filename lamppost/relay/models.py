"""Conversations about an ad, under masks; what a poster asks before one opens."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lamppost.board.models import TITLE_LENGTH, Ad
from lamppost.people.models import NAME_LENGTH, Person, Persona
from lamppost.relay.questions import ConversationQuestions, ExchangeQuestions

LETTER_LENGTH = 10_000
ANSWER_LENGTH = 1_000
REPORT_LENGTH = 2_000
KEY_LENGTH = 64


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


class Letter(models.Model):
    """What one side wrote, word for word. Held and refused ones only their author sees."""

    class State(models.TextChoices):
        SENT = "sent"
        HELD = "held"  # until somebody has looked at it
        REFUSED = "refused"
        DROPPED = "dropped"  # written to somebody who blocks; its author sees it as sent
        ERASED = "erased"  # its author has left the board

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="letters")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="letters")
    text = models.TextField(max_length=LETTER_LENGTH, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    written = models.DateTimeField()
    by_mail = models.BooleanField(default=False)
    # The same letter never comes twice: a form's own token, or a tag of the mail's Message-ID.
    key = models.CharField(max_length=KEY_LENGTH)
    findings = models.JSONField(default=list)  # [{"check", "words", "sentence"}]

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [models.UniqueConstraint(fields=["side", "key"], name="letter_once")]
        indexes = [models.Index(fields=["conversation", "id"], name="letter_order")]


class LetterPhoto(models.Model):
    """A picture in a letter, cleaned as those of ads are."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="photos")
    digest = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]


class Unsent(models.Model):
    """A letter that waits for its own author: the board has a question about it first."""

    class Why(models.TextChoices):
        CONTACT = "contact"  # it holds a number or an address: is the other one to have it?
        SENDER = "sender"  # it was mailed from an address that is not known to be theirs
        TOO_LONG = "too_long"

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="unsent")
    text = models.TextField()
    pictures = models.JSONField(default=list)  # [{"digest", "width", "height"}], cleaned
    why = models.CharField(max_length=8, choices=Why)
    since = models.DateTimeField()
    key = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["side", "key"], name="unsent_once")]


class Report(models.Model):
    """What one of the two tells those who look after the board. The other is not told."""

    class Reason(models.TextChoices):
        MONEY = "money", _("They ask for money in advance, for a code or for a password")
        PRESSURE = "pressure", _("Threats, insults or pressure")
        SEXUAL = "sexual", _("Sexual words or offers that I do not want")
        DANGER = "danger", _("Somebody may be in danger, or made to do something")
        CHILD = "child", _("A child may be harmed")
        SPAM = "spam", _("Advertising, or the same letter to many")
        OTHER = "other", _("Something else")

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="reports")
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.SET_NULL)
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.TextField(max_length=REPORT_LENGTH, blank=True)
    at = models.DateTimeField()
    key = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["side", "key"], name="report_once")]


class AskSheet(models.Model):
    """What must be true or answered before a conversation opens: for one ad, or as a habit."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ask_sheets")
    ad = models.OneToOneField(
        Ad, null=True, blank=True, on_delete=models.CASCADE, related_name="ask_sheet"
    )
    situation = models.CharField(max_length=40, blank=True)  # the ready-made list it began as
    # {"facts": {"phone": true, "meetings": 2, …}, "questions": ["…"], "rule": "…"}: see asks.py
    asks = models.JSONField(default=dict)
    changed = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ad__isnull=True), name="ask_habit_once"
            ),
        ]


class SheetAnswer(models.Model):
    """What whoever asks tells in return, given beforehand. Sealed."""

    sheet = models.ForeignKey(AskSheet, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=200)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "field"], name="answer_once")]


class Exchange(models.Model):
    """An agreement that each side tells the other something, opened for both at once."""

    class State(models.TextChoices):
        PROPOSED = "proposed"  # one side has given theirs, sealed
        OPEN = "open"  # both have: each reads the other's
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        LAPSED = "lapsed"  # nobody answered in time
        GONE = "gone"  # was open, and its answers are deleted

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="exchanges"
    )
    proposer = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    gives = models.JSONField(default=list)  # the fields that the proposer gives, by name
    wants = models.JSONField(default=list)  # and those that they want of the other
    proposed = models.DateTimeField()
    opened = models.DateTimeField(null=True, blank=True)
    ends = models.DateTimeField()  # when it lapses; once open, when the answers are deleted
    # Came with the first letter: the writer answers what the ad's sheet asks (gives), and reads
    # what its poster has given beforehand (wants).
    from_sheet = models.BooleanField(default=False)
    # Who never learns of it, since one of the two blocks the other: as letters are dropped.
    hidden_from = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = ExchangeQuestions.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["ends"],
                name="exchange_ends",
                condition=Q(state__in=["proposed", "open"]),
            )
        ]


class Answer(models.Model):
    """One field of one side in an exchange. Sealed; deleted with the exchange's end."""

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=200)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exchange", "side", "field"], name="field_once")
        ]
