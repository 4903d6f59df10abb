"""What is to be told to somebody, kept until it has been."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """One message on its way out. Its words are wiped once it was delivered or given up."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    key = models.CharField(max_length=120, unique=True)  # the same thing is never told twice
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    headers = models.JSONField(default=dict)
    # Where the mail comes back to if it cannot be delivered; "" for the board's own address.
    sender = models.CharField(max_length=254, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    written = models.DateTimeField()
    due = models.DateTimeField(help_text="When to try next; while one tries, when its lease ends.")
    attempts = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due"], name="notice_due", condition=models.Q(state="waiting")),
            models.Index(fields=["address"], name="notice_address"),
        ]


class Channel(models.TextChoices):
    """How an urgent message goes out."""

    MAIL = "mail"
    SMS = "sms"
    PUSH = "push"
    APPRISE = "apprise"


class Dispatch(models.Model):
    """One urgent message by one way, kept until it was handed over, failed, or lost its use.

    Addresses and words lie sealed, and are wiped with the end.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"
        WITHDRAWN = "withdrawn"

    # Idempotency key: stands in the message too, so that a second copy is known as one.
    key = models.CharField(max_length=160, unique=True)
    about = models.CharField(max_length=60, db_index=True)  # "meetings.plan:17"
    rank = models.PositiveSmallIntegerField(default=0)  # 0 goes first
    channel = models.CharField(max_length=7, choices=Channel)
    to = models.BinaryField(default=bytes)  # sealed
    words = models.BinaryField(default=bytes)  # sealed: subject, body, link, headers
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    written = models.DateTimeField()
    due = models.DateTimeField(help_text="When to try next; while one tries, when its lease ends.")
    lease = models.CharField(max_length=16, blank=True)  # drawn by whoever tries; "" if nobody does
    best_before = models.DateTimeField(help_text="After that nobody wants it any more.")
    attempts = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["channel", "rank", "attempts", "due"],
                name="dispatch_turn",
                condition=models.Q(state="waiting"),
            ),
            models.Index(
                fields=["lease"], name="dispatch_lease", condition=models.Q(state="waiting")
            ),
        ]


class Device(models.Model):
    """A browser that agreed to be told: where its push service listens, and the keys to it.

    What is sent can be read by that browser alone, not by the service that carries it.
    """

    endpoint = models.CharField(max_length=1_000, unique=True)
    public_key = models.CharField(max_length=100)  # p256dh of the Push API, base64url
    shared_secret = models.CharField(max_length=40)  # auth of the Push API, base64url
    since = models.DateTimeField()


class Push(models.Model):
    """One message on its way to one device. Its words are wiped once it was taken or given up."""

    key = models.CharField(max_length=120)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="pushes")
    words = models.JSONField(default=dict)  # title, body, link
    state = models.CharField(max_length=10, choices=Notice.State, default=Notice.State.WAITING)
    written = models.DateTimeField()
    due = models.DateTimeField(help_text="When to try next; while one tries, when its lease ends.")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "device"], name="push_once")]
        indexes = [
            models.Index(fields=["due"], name="push_due", condition=models.Q(state="waiting")),
        ]
