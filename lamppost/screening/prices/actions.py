"""Counting prices as ads come, and asking what others ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from lamppost.screening.models import NotedPrice, PriceGroup
from lamppost.screening.once import once
from lamppost.screening.prices.histogram import ENOUGH, PriceHistogram
from lamppost.screening.prices.regions import regions_of
from lamppost.screening.submission import PriceSpread, Submission

AT_A_TIME = 1_000
_DAY_SECS = 86_400
_FREE = "free"
_BY_TIME = {"per_hour", "per_month"}
_WHERE = ("around here", "in the wider region", "on this board")


@dataclass(frozen=True)
class AskedPrice:
    """What an ad asks, in minor units. kind: fixed, negotiable, free, per_hour or per_month."""

    category: str
    currency: str
    price_cents: int | None
    kind: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_one(self) -> bool:
        """Nothing, and what is given away, say nothing of what others would ask."""
        return bool(self.price_cents and self.price_cents > 0) and self.kind != _FREE

    @property
    def per(self) -> str:
        return self.kind if self.kind in _BY_TIME else "once"

    def noted(self, at: datetime) -> NotedPrice:
        return NotedPrice(
            category=self.category,
            per=self.per,
            currency=self.currency,
            price_cents=self.price_cents or 0,
            regions=regions_of(self.latitude, self.longitude),
            at=at,
        )


def asked_in(submission: Submission) -> AskedPrice:
    return AskedPrice(
        category=submission.category,
        currency=submission.currency,
        price_cents=submission.price_cents,
        kind=submission.price_kind,
        latitude=submission.latitude,
        longitude=submission.longitude,
    )


def note_price(asked: AskedPrice, *, at: datetime) -> None:
    """Call it in the transaction that puts an ad up: it writes one row and waits for nobody."""
    if asked.is_one:
        asked.noted(at).save()


def spread_for(asked: AskedPrice, *, now: datetime) -> PriceSpread | None:
    """What others ask, in the smallest region around where enough do; None where nowhere do.

    One statement, no lock.
    """
    if not asked.is_one:
        return None
    regions = regions_of(asked.latitude, asked.longitude)
    about = {"category": asked.category, "per": asked.per, "currency": asked.currency}
    groups = once(
        ("prices", *about.values(), *regions),
        lambda: list(PriceGroup.objects.filter(**about, region__in=regions)),
    )
    for group in sorted(groups, key=lambda group: regions.index(group.region)):
        prices = _as_of(group, now)
        if prices.total >= ENOUGH:
            where = _WHERE[regions.index(group.region) - len(regions)]
            return PriceSpread(prices.median_cents, prices.scale, round(prices.total), where)
    return None


def count_noted_prices(now: datetime) -> int:
    """Adds what was noted to the groups; how many. Two at once share the work."""
    with transaction.atomic():
        noted = list(_some_noted())
        _add(noted, now)
        NotedPrice.objects.filter(pk__in=[one.pk for one in noted]).delete()
    return len(noted)


def rebuild_prices(asked: Iterable[tuple[AskedPrice, datetime]], *, now: datetime) -> int:
    """Makes all groups anew of the ads that are up, in the order in which they came; how many."""
    done = 0
    coming = iter(asked)
    with transaction.atomic():
        NotedPrice.objects.all().delete()
        PriceGroup.objects.all().delete()
        while some := list(islice(coming, AT_A_TIME)):
            _add([one.noted(at) for one, at in some if one.is_one], max(at for _one, at in some))
            done += len(some)
    return done


def _some_noted() -> Iterable[NotedPrice]:
    noted = NotedPrice.objects.order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        noted = noted.select_for_update(skip_locked=True)
    return noted[:AT_A_TIME]


_Key = tuple[str, str, str, str]


def _add(noted: Iterable[NotedPrice], now: datetime) -> None:
    """In the order of their keys: two who add must not wait for each other crosswise."""
    by_group: dict[_Key, list[int]] = defaultdict(list)
    for one in noted:
        for region in one.regions:
            by_group[one.category, one.per, one.currency, region].append(one.price_cents)
    for (category, per, currency, region), cents in sorted(by_group.items()):
        PriceGroup.objects.get_or_create(
            category=category,
            per=per,
            currency=currency,
            region=region,
            defaults={"as_of": now},
        )
        group = PriceGroup.objects.select_for_update().get(
            category=category, per=per, currency=currency, region=region
        )
        prices = _as_of(group, now)
        for price in cents:
            prices = prices.with_price(price)
        group.counts, group.as_of = dict(prices.counts), max(now, group.as_of)
        group.save(update_fields=["counts", "as_of"])


def _as_of(group: PriceGroup, now: datetime) -> PriceHistogram:
    counts = {int(at): count for at, count in group.counts.items()}
    return PriceHistogram(counts).aged((now - group.as_of).total_seconds() / _DAY_SECS)
