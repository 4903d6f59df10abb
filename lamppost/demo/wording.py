"""An ad of the story as the content that the board's actions take."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from lamppost.board.categories import categories
from lamppost.board.content import AdContent
from lamppost.board.field_values import clean_field
from lamppost.board.prices import PriceKind
from lamppost.demo.days import dated
from lamppost.demo.story import DemoAd
from lamppost.places import cells
from lamppost.places.models import Place

CURRENCY = "USD"  # the story plays in Ohio, whatever the board's own currency is
PINNED_SHARE = 0.5
SPREAD_DEGREES = 0.015  # about a mile: how far from a town's centre things are


def content_of(ad: DemoAd, town: Place, now: datetime, rng: Random) -> AdContent:
    cents = _cents(ad)
    return AdContent(
        category=ad.category,
        title=ad.title,
        text=ad.text,
        place=town,
        cell=_cell(town, rng),
        price_cents=cents,
        price_kind=ad.price_kind,
        currency=CURRENCY if cents is not None else "",
        fields=_fields(ad, now),
    )


def first_price_cents(cents: int | None) -> int | None:
    """What was asked before the price went down: a sixth more, in whole five dollars."""
    return None if cents is None else (cents * 7 // 6 // 500 + 1) * 500


def _cents(ad: DemoAd) -> int | None:
    if ad.price_kind == PriceKind.FREE:
        return 0
    return None if ad.price is None else int(ad.price * 100)


def _cell(town: Place, rng: Random) -> str:
    if rng.random() >= PINNED_SHARE:
        return ""
    north, east = (rng.uniform(-SPREAD_DEGREES, SPREAD_DEGREES) for _ in range(2))
    return cells.cell_at(town.latitude + north, town.longitude + east)


def _fields(ad: DemoAd, now: datetime) -> dict[str, object]:
    asked = categories().get(ad.category).fields_by_key
    posted = now - timedelta(hours=ad.age_hours)
    given = dated(ad.fields, today=now.date(), posted=posted.date())
    cleaned = {key: clean_field(asked[key], value) for key, value in given.items()}
    return {key: value for key, value in cleaned.items() if value is not None}
