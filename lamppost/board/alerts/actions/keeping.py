"""Changing how an alert tells, and letting it rest for a while."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lamppost.board.alerts.keys import make_keys
from lamppost.board.alerts.models import Alert, AlertedAd, Pace, Subscriber
from lamppost.board.alerts.times import when_to_tell
from lamppost.people.accounts import proven_addresses
from lamppost.people.models import Person


def change_alert(alert: Alert, *, pace: Pace, by_mail: bool, by_push: bool, at: datetime) -> None:
    """How fast and by what way it tells, also of what is waiting to be told."""
    zone = timezone.get_default_timezone()
    with transaction.atomic():
        changed = Alert.objects.filter(pk=alert.pk)
        changed.update(pace=pace, by_mail=by_mail, by_push=by_push)
        changed.filter(due__isnull=False).update(
            due=when_to_tell(pace, told=alert.told, now=at, zone=zone)
        )
    alert.refresh_from_db()


def pause_alert(alert: Alert, *, at: datetime) -> None:
    """From now on it finds nothing, and what waited to be told is forgotten."""
    with transaction.atomic():
        if Alert.objects.filter(pk=alert.pk).active().update(paused=at, due=None):
            alert.keys.all().delete()
            AlertedAd.objects.filter(alert=alert, told__isnull=True).delete()
    alert.refresh_from_db()


def resume_alert(alert: Alert, *, at: datetime) -> None:
    """Finds again, from now on: what came up in between is no news."""
    with transaction.atomic():
        paused = Alert.objects.filter(pk=alert.pk, paused__isnull=False)
        if paused.update(paused=None, since=at):
            alert.refresh_from_db()
            make_keys(alert)
    alert.refresh_from_db()


def adopt(person: Person) -> None:
    """Takes over the alerts that were confirmed for an address before it was an account's."""
    orphans = Subscriber.objects.filter(address__in=proven_addresses(person))
    if not orphans.exists():
        return
    with transaction.atomic():
        subscriber, _new = Subscriber.objects.get_or_create(person=person)
        for orphan in orphans:
            known = Alert.objects.filter(subscriber=subscriber).values("asked")
            orphan.alerts.exclude(asked__in=known).update(subscriber=subscriber)
            subscriber.devices.add(*orphan.devices.all())
            orphan.delete()
