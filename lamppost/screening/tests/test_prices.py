"""What others ask is counted by category and region, and asked for where enough do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lamppost.screening.models import NotedPrice, PriceGroup
from lamppost.screening.prices.actions import (
    AskedPrice,
    count_noted_prices,
    note_price,
    rebuild_prices,
    spread_for,
)
from lamppost.screening.prices.histogram import ENOUGH
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

DAYTON = AskedPrice("housing/apartments", "USD", 100_000, "per_month", 39.76, -84.19)
COLUMBUS = replace(DAYTON, latitude=39.96, longitude=-83.0)  # 100 km from it
BOSTON = replace(DAYTON, latitude=42.36, longitude=-71.06)


def noted(asked: AskedPrice, count: int = ENOUGH) -> None:
    for _ in range(count):
        note_price(asked, at=NOON)
    while count_noted_prices(NOON):
        pass


def usual(asked: AskedPrice) -> tuple[int, str] | None:
    """To whole hundreds of dollars: a histogram's median is a bin's."""
    spread = spread_for(asked, now=NOON)
    return (round(spread.median_cents / 50_000) * 500, spread.where) if spread else None


def test_prices_around_a_place_are_told() -> None:
    noted(DAYTON)
    spread = spread_for(DAYTON, now=NOON)
    assert spread is not None
    assert spread.count == ENOUGH
    assert spread.median_cents == pytest.approx(100_000, rel=0.05)


def test_with_too_few_around_the_whole_board_is_asked() -> None:
    noted(DAYTON, ENOUGH - 1)
    assert usual(DAYTON) is None
    noted(replace(BOSTON, price_cents=300_000))
    assert usual(BOSTON) == (3_000, "around here")
    assert usual(DAYTON) == (3_000, "on this board")


def test_the_wider_region_comes_before_the_board() -> None:
    noted(replace(BOSTON, price_cents=300_000), 2 * ENOUGH)
    near = replace(DAYTON, latitude=39.95)  # 20 km: another town of the same region
    noted(near)
    found = usual(DAYTON)
    assert found is not None
    assert found[0] == 1_000


@pytest.mark.parametrize(
    "other",
    [
        replace(DAYTON, category="for-sale/bicycles"),
        replace(DAYTON, kind="per_hour"),
        replace(DAYTON, kind="fixed"),
        replace(DAYTON, currency="EUR"),
    ],
)
def test_what_is_not_alike_is_not_compared(other: AskedPrice) -> None:
    noted(other)
    assert usual(DAYTON) is None


def test_a_fixed_and_a_negotiable_price_are_alike() -> None:
    noted(replace(DAYTON, kind="fixed"))
    assert usual(replace(DAYTON, kind="negotiable")) is not None


@pytest.mark.parametrize(("cents", "kind"), [(0, "fixed"), (None, "fixed"), (500, "free")])
def test_what_costs_nothing_counts_for_nothing(cents: int | None, kind: str) -> None:
    given_away = replace(DAYTON, price_cents=cents, kind=kind)
    note_price(given_away, at=NOON)
    assert not NotedPrice.objects.exists()
    assert spread_for(given_away, now=NOON) is None


def test_an_ad_without_a_place_is_held_against_the_board() -> None:
    noted(replace(DAYTON, latitude=None, longitude=None))
    assert usual(replace(BOSTON, latitude=None, longitude=None)) == (1_000, "on this board")


def test_noting_writes_one_row_and_reads_none() -> None:
    with CaptureQueriesContext(connection) as statements:
        note_price(DAYTON, at=NOON)
    assert len(statements) == 1
    assert statements[0]["sql"].startswith("INSERT")


def test_a_noted_price_is_counted_once() -> None:
    note_price(DAYTON, at=NOON)
    assert [count_noted_prices(NOON), count_noted_prices(NOON)] == [1, 0]
    assert PriceGroup.objects.get(region="").counts == {"230": 1.0}


def test_groups_stay_one_row_however_many_ads() -> None:
    noted(DAYTON, 3 * ENOUGH)
    assert PriceGroup.objects.count() == 3


def test_prices_of_years_ago_no_longer_count() -> None:
    noted(DAYTON)
    assert spread_for(DAYTON, now=NOON + timedelta(days=400)) is None


def test_rebuilding_gives_what_counting_gave() -> None:
    asked = [(replace(DAYTON, price_cents=90_000 + at * 500), NOON) for at in range(60)]
    for one, _at in asked:
        note_price(one, at=NOON)
    count_noted_prices(NOON)
    counted = list(PriceGroup.objects.order_by("region").values("region", "counts"))
    assert rebuild_prices(asked, now=NOON) == 60
    assert list(PriceGroup.objects.order_by("region").values("region", "counts")) == counted
    assert not NotedPrice.objects.exists()
