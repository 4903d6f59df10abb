"""Telling what alerts have found, in one mail for all that one subscriber is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction

from lamppost.board.alerts import mails, pushes
from lamppost.board.alerts.models import Alert, AlertedAd, Subscriber
from lamppost.board.alerts.still_found import still_found
from lamppost.board.alerts.times import GATHER
from lamppost.board.models import Ad
from lamppost.people.models import Person

BATCH = 200  # subscribers in one pass of the watcher: some seconds
MOST_SHOWN = 20  # of one alert in one mail; the rest is a number and a link


@dataclass(frozen=True)
class News:
    """What one alert tells in one mail."""

    alert: Alert
    ads: tuple[Ad, ...]  # the newest
    more: int  # how many beside those


def tell_due_alerts(now: datetime, *, limit: int = BATCH) -> int:
    """Writes the mails and messages whose time has come; gives to how many subscribers."""
    due = Alert.objects.filter(due__lte=now).order_by("due").values_list("subscriber", flat=True)
    return sum(tell_subscriber(one, now) for one in dict.fromkeys(due[: limit * 4]))


def tell_subscriber(subscriber_id: int, now: datetime) -> bool:
    """Tells somebody what is due, or soon will be; False if there was nothing to tell.

    The notice and the note that it was told are one transaction: a crash leaves both or none.
    """
    with transaction.atomic():
        # Only the row itself: PostgreSQL locks no side of a join that may be empty.
        own = Subscriber.objects.select_for_update(of=("self",)).select_related("person")
        subscriber = own.get(pk=subscriber_id)
        alerts = list(subscriber.alerts.active().filter(due__lte=now + GATHER).order_by("pk"))
        news = list(_news(subscriber, alerts, now))
        told = [one.alert.pk for one in news]
        Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(due=None)
        Alert.objects.filter(pk__in=told).update(told=now)
        if news:
            mails.tell_news(subscriber, [one for one in news if one.alert.by_mail], at=now)
            pushes.push_news(subscriber, [one for one in news if one.alert.by_push], at=now)
    return bool(news)


def _news(subscriber: Subscriber, alerts: Sequence[Alert], now: datetime) -> Iterable[News]:
    viewer = _viewer(subscriber)
    for alert in alerts:
        waiting = AlertedAd.objects.filter(alert=alert, told__isnull=True)
        if viewer is None:
            waiting.delete()
            continue
        # Another alert of theirs may have told of it, in this mail or long ago.
        ids = set(waiting.values_list("ad", flat=True))
        known = _told_of(subscriber, ids)
        shown, more = still_found(alert, ids - known, viewer, now=now, most=MOST_SHOWN)
        # What is gone is forgotten, not noted as told: it may come back.
        found = {ad.pk for ad in shown} | more
        waiting.exclude(ad__in=found | known).delete()
        waiting.update(told=now)
        if shown:
            yield News(alert, tuple(shown), len(more))


def _told_of(subscriber: Subscriber, ids: Iterable[int]) -> set[int]:
    told: models.QuerySet[AlertedAd] = AlertedAd.objects.filter(
        alert__subscriber=subscriber, told__isnull=False, ad__in=ids
    )
    return set(told.values_list("ad", flat=True))


def _viewer(subscriber: Subscriber) -> Person | AnonymousUser | None:
    """Through whose eyes the board is searched; None for somebody who is leaving."""
    person = subscriber.person
    if person is None:
        return AnonymousUser()
    return None if person.erase_due or not person.is_active else person
