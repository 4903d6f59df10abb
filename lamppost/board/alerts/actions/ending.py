"""The end of an alert, and the way back for whoever pressed the wrong button."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.db import models, transaction
from django.utils.translation import gettext as _

from lamppost.board.alerts.actions.asking import AlertGone
from lamppost.board.alerts.actions.keeping import pause_alert
from lamppost.board.alerts.keys import make_keys
from lamppost.board.alerts.links import TO_CONFIRM
from lamppost.board.alerts.models import Alert, Subscriber
from lamppost.journal.actions import CLOCK, record
from lamppost.notices.models import Device
from lamppost.people.models import Person

WAY_BACK = timedelta(hours=1)
_SALT = "lamppost.board.alerts.undo"


@dataclass(frozen=True)
class Ended:
    """All that was known of a deleted alert. Nothing of it stays on the board: whoever deleted
    it holds it, signed, in the page that offers to undo it."""

    person: int | None
    address: str
    subscriber: str
    key: str
    title: str
    asked: str
    query: dict[str, Any]
    pace: str
    by_mail: bool
    by_push: bool

    def sealed(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT, compress=True)


def end_alert(alert: Alert, *, at: datetime) -> Ended:
    """Deletes an alert; and an address of which it was the last, with its devices."""
    subscriber = alert.subscriber
    ended = Ended(
        person=subscriber.person_id,
        address=subscriber.address,
        subscriber=subscriber.key.hex,
        key=alert.key.hex,
        title=alert.title,
        asked=alert.asked,
        query=alert.query,
        pace=alert.pace,
        by_mail=alert.by_mail,
        by_push=alert.by_push,
    )
    with transaction.atomic():
        record("alert.ended", alert, by=subscriber, at=at)
        alert.delete()
        _forget_without_alerts(Subscriber.objects.filter(pk=subscriber.pk))
    return ended


def put_back(sealed: str, *, at: datetime) -> Alert:
    """Undoes `end_alert`, within the hour. Raises AlertGone."""
    try:
        ended = Ended(**signing.loads(sealed, salt=_SALT, max_age=WAY_BACK))
    except signing.BadSignature as error:
        raise AlertGone(_("It is too late to undo this. Make the alert again.")) from error
    with transaction.atomic():
        alert, is_new = Alert.objects.get_or_create(
            subscriber=_again(ended),
            asked=ended.asked,
            defaults={
                "key": UUID(ended.key),
                "title": ended.title,
                "query": ended.query,
                "pace": ended.pace,
                "by_mail": ended.by_mail,
                "by_push": ended.by_push,
                "since": at,
                "confirmed": at,
            },
        )
        if is_new:
            make_keys(alert)
            record("alert.confirmed", alert, by=alert.subscriber, at=at)
    return alert


def _again(ended: Ended) -> Subscriber:
    if ended.person is None:
        key = {"key": UUID(ended.subscriber)}
        return Subscriber.objects.get_or_create(address=ended.address, defaults=key)[0]
    person = Person.objects.filter(pk=ended.person).first()
    if person is None:
        raise AlertGone(_("It is too late to undo this. Make the alert again."))
    return Subscriber.objects.get_or_create(person=person)[0]


def stop_alerts(alert_ids: Collection[int], *, at: datetime) -> None:
    """One click in a mail: an account's alerts pause, an address's are deleted. Safe to repeat."""
    for alert in Alert.objects.select_related("subscriber__person").filter(pk__in=alert_ids):
        if alert.subscriber.person_id:
            pause_alert(alert, at=at)
        else:
            end_alert(alert, at=at)


def forget_unconfirmed_alerts(now: datetime) -> int:
    """Deletes what somebody asked for and nobody confirmed in time; gives how many."""
    late = Alert.objects.unconfirmed().filter(since__lt=now - TO_CONFIRM)
    with transaction.atomic():
        gone = list(late)
        for alert in gone:
            record("alert.forgotten", alert, by=CLOCK, at=now)
        Alert.objects.filter(pk__in=[alert.pk for alert in gone]).delete()
        _forget_without_alerts(Subscriber.objects.filter(person=None, alerts=None))
    return len(gone)


def _forget_without_alerts(subscribers: models.QuerySet[Subscriber]) -> None:
    forget(subscribers.filter(person=None, alerts=None))


def forget(subscribers: models.QuerySet[Subscriber]) -> None:
    """Deletes subscribers, and the devices that were theirs alone."""
    ids = list(subscribers.values_list("pk", flat=True))
    devices = list(Device.objects.filter(subscribers__in=ids).values_list("pk", flat=True))
    Subscriber.objects.filter(pk__in=ids).delete()
    Device.objects.filter(pk__in=devices, subscribers=None).delete()
