"""What each alert wants, made ready once and kept: reading a search takes longer than matching."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.db import models

from lamppost.board.alerts.models import Alert
from lamppost.board.alerts.wish import query_of
from lamppost.board.search.wanted import Wanted, wanted_of

# Some 2 kB each. An alert's search never changes, so what is kept is never stale.
_MOST_KEPT = 20_000
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_kept: OrderedDict[int, Wanted] = OrderedDict()


def wanted_by(alert_ids: Collection[int]) -> Iterator[tuple[int, Wanted]]:
    """The alerts that are still there, each with what it wants; one statement for those not kept.

    Without the time and without blocks, which are looked at when the ad is known to fit.
    """
    missing = [pk for pk in alert_ids if pk not in _kept]
    if missing:
        _load(missing)
    for pk in alert_ids:
        if (wanted := _kept.get(pk)) is not None:
            yield pk, wanted


def forget_kept() -> None:
    """For tests, whose alerts begin at the same numbers again."""
    _kept.clear()


def read_wants(alerts: models.QuerySet[Alert]) -> Iterator[tuple[int, Wanted]]:
    for pk, values in alerts.values_list("pk", "query"):
        yield pk, wanted_of(query_of(values), AnonymousUser(), now=_LONG_AGO)


def _load(alert_ids: Collection[int]) -> None:
    _kept.update(read_wants(Alert.objects.filter(pk__in=alert_ids)))
    while len(_kept) > max(_MOST_KEPT, len(alert_ids)):
        _kept.popitem(last=False)
