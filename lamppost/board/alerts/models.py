"""Who wants to be told of new ads, of which, and what they have been told."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lamppost.notices.models import Device
from lamppost.people.models import Person

ASKED_LENGTH = 1_000
TITLE_LENGTH = 300
KEY_LENGTH = 120
NO_PRICE, DEAREST = -1, 2**62  # the bounds of an alert that takes ads without a price as well


class Subscriber(models.Model):
    """Somebody who is told: a person, or an address without an account.

    Its key is what the links in mails name, so that none of them spells an address.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="subscriber"
    )
    address = models.EmailField(blank=True)
    since = models.DateTimeField(default=timezone.now)
    devices = models.ManyToManyField(Device, related_name="subscribers", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="subscriber_once"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, address="")
                | (Q(person__isnull=True) & ~Q(address="")),
                name="subscriber_person_or_address",
            ),
        ]

    @property
    def mail_address(self) -> str:
        """Where mail goes; "" for an account that has no address."""
        return (self.person.email or "") if self.person else self.address


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


class AlertQuestions(models.QuerySet["Alert"]):
    def confirmed(self) -> AlertQuestions:
        return self.filter(confirmed__isnull=False)

    def unconfirmed(self) -> AlertQuestions:
        return self.filter(confirmed__isnull=True)

    def active(self) -> AlertQuestions:
        """Those that new ads are compared with."""
        return self.confirmed().filter(paused__isnull=True)


class Alert(models.Model):
    """A search, and how to tell of what it finds from now on."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="alerts")
    title = models.CharField(max_length=TITLE_LENGTH)
    asked = models.CharField(max_length=ASKED_LENGTH, blank=True)  # the address of the search
    query = models.JSONField()  # the same as values: towns by number, prices in cents
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.AT_ONCE)
    by_mail = models.BooleanField(default=True)
    by_push = models.BooleanField(default=False)
    since = models.DateTimeField()  # what could be found by then is no news
    confirmed = models.DateTimeField(null=True, blank=True)
    paused = models.DateTimeField(null=True, blank=True)
    told = models.DateTimeField(null=True, blank=True)
    due = models.DateTimeField(null=True, blank=True)  # when to tell what waits to be told
    # With which categories and languages its keys were chosen: see search.indexing.fingerprint.
    keyed = models.CharField(max_length=64, blank=True)

    objects = AlertQuestions.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due"], name="alert_due", condition=Q(due__isnull=False)),
            models.Index(fields=["keyed"], name="alert_keyed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "asked"], name="alert_once"),
            models.CheckConstraint(condition=Q(pace__in=Pace.values), name="alert_pace_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The search itself: all that it finds, old and new."""
        return f"{reverse('board:search')}?{self.asked}"


class AlertKey(models.Model):
    """Where an active alert is looked up: every ad that it wants holds one of its keys.

    A new ad brings its own tokens, so one look finds the few alerts that may want it.
    """

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=KEY_LENGTH)
    # A second token that such an ad must hold as well, or "": it spares most of the checks.
    also = models.CharField(max_length=KEY_LENGTH, blank=True)
    least = models.BigIntegerField(default=NO_PRICE)
    most = models.BigIntegerField(default=DEAREST)

    class Meta:
        indexes = [
            # All that is asked for, so that no table is read beside the index.
            models.Index(fields=["key", "also", "least", "most", "alert"], name="alert_key")
        ]


class AlertedAd(models.Model):
    """An ad that an alert wants: noted once for ever, so that it is never told twice."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="found")
    ad = models.ForeignKey("board.Ad", on_delete=models.CASCADE, related_name="+")
    noted = models.DateTimeField()
    told = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "ad"], name="alerted_once")]
        indexes = [
            models.Index(fields=["alert"], name="alerted_waiting", condition=Q(told__isnull=True)),
        ]
