"""Which browsers a subscriber is told in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from lamppost.board.alerts.models import Alert, Subscriber
from lamppost.notices.models import Device
from lamppost.notices.push import devices

MOST_DEVICES = 8  # of one subscriber: the oldest makes room


def add_device(
    subscribers: Sequence[Subscriber],
    *,
    endpoint: str,
    public_key: str,
    shared_secret: str,
    at: datetime,
) -> None:
    """Tells these in this browser too, from now on by all their alerts. Raises DeviceRefused."""
    if not subscribers:
        return
    with transaction.atomic():
        device = devices.add_device(
            endpoint, public_key=public_key, shared_secret=shared_secret, at=at
        )
        for subscriber in subscribers:
            subscriber.devices.add(device)
            others = subscriber.devices.exclude(pk=device.pk).order_by("-since", "-pk")
            subscriber.devices.remove(*others[MOST_DEVICES - 1 :])
        Alert.objects.filter(subscriber__in=subscribers).update(by_push=True)
        Device.objects.filter(subscribers=None).delete()


def remove_device(subscribers: Sequence[Subscriber], *, endpoint: str) -> None:
    """Forgets this browser; whose last it was is told by mail again."""
    with transaction.atomic():
        for subscriber in subscribers:
            subscriber.devices.remove(*Device.objects.filter(endpoint=endpoint))
            if not subscriber.devices.exists():
                subscriber.alerts.update(by_push=False, by_mail=True)
        Device.objects.filter(subscribers=None, endpoint=endpoint).delete()
