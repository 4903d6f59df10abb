"""The rows that an alert is looked up by: made when it begins, anew when the board changes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from lamppost.board.alerts.choosing import choose_keys
from lamppost.board.alerts.models import DEAREST, NO_PRICE, Alert, AlertKey
from lamppost.board.alerts.wish import query_of
from lamppost.board.search.engine import engine
from lamppost.board.search.indexing import fingerprint
from lamppost.board.search.wanted import Wanted, wanted_of

Counting = Callable[[Wanted], int]
# What is commoner than this is common; knowing how common costs time and changes nothing.
_MOST_COUNTED = 5_000
_EVERYWHERE = 0
_BATCH = 500


def make_keys(alert: Alert) -> None:
    """Puts an active alert where new ads find it, in the caller's transaction."""
    put_keys([alert], count=how_many)


def put_keys(alerts: Collection[Alert], *, count: Counting) -> None:
    AlertKey.objects.filter(alert__in=alerts).delete()
    rows = (row for alert in alerts for row in _rows(alert, count))
    AlertKey.objects.bulk_create(rows, batch_size=_BATCH)
    now = [alert.pk for alert in alerts]
    Alert.objects.filter(pk__in=now).update(keyed=fingerprint())


def how_many(wanted: Wanted) -> int:
    """In about how many ads it is today."""
    if wanted.groups or wanted.place_id is not None or wanted.persona_id is not None:
        return sum(engine().category_counts(wanted, most=_MOST_COUNTED).values())
    held = engine().held(wanted.cells or (_EVERYWHERE,))
    return sum(held.get(slug, 0) for slug in wanted.categories or held)


def _rows(alert: Alert, count: Counting) -> list[AlertKey]:
    wanted = wanted_of(query_of(alert.query), AnonymousUser(), now=timezone.now())
    least = max(0, wanted.least_cents or 0) if wanted.is_priced else NO_PRICE
    most = DEAREST if wanted.most_cents is None else wanted.most_cents
    return [
        AlertKey(alert=alert, key=key, also=also, least=least, most=most)
        for key, also in choose_keys(wanted, count)
    ]


def choose_keys_anew(now: datetime) -> int:
    """After a change of categories or languages, by which ads have other tokens than before:
    some hundred alerts in one round of the watcher. Gives how many."""
    current = fingerprint()
    changed = Alert.objects.active().exclude(keyed=current)
    with transaction.atomic():
        alerts = list(changed.order_by("pk")[:_BATCH])
        if alerts:
            put_keys(alerts, count=how_many)
    return len(alerts)
