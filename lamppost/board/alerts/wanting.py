"""What each alert wants, made ready once and kept: reading a search takes longer than matching."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.db import models

from lamppost.board.alerts.models import Alert
from lamppost.board.alerts.wish import query_of
from lamppost.board.search.query import Query
from lamppost.board.search.wanted import Wanted, circle_of, wanted_of

# Some 1.5 kB each: a worker of a board with so many alerts holds 150 MB of them. An alert's
# search never changes, so what is kept is never stale.
_MOST_KEPT = 100_000
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
        yield pk, _wanted(query_of(values))


def _wanted(query: Query) -> Wanted:
    """Of a circle only its rule: the cells that cover it help to look ads up, and take three
    times as long to find as all the rest."""
    near = query.near
    if near is None or near.km == 0:
        return wanted_of(query, AnonymousUser(), now=_LONG_AGO)
    anywhere = wanted_of(replace(query, near=None), AnonymousUser(), now=_LONG_AGO)
    return replace(anywhere, circle=circle_of(near))


def _load(alert_ids: Collection[int]) -> None:
    _kept.update(read_wants(Alert.objects.filter(pk__in=alert_ids)))
    while len(_kept) > max(_MOST_KEPT, len(alert_ids)):
        _kept.popitem(last=False)
