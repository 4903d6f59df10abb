"""A histogram of prices gives what sorting all of them would, nearly, and forgets the old ones."""

from __future__ import annotations

from math import exp, log
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.prices.histogram import BIN, HALF_LIFE_DAYS, PriceHistogram


def of(prices: list[int]) -> PriceHistogram:
    histogram = PriceHistogram()
    for price in prices:
        histogram = histogram.with_price(price)
    return histogram


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=60))
def test_the_median_is_within_a_bin_of_the_true_one(prices: list[int]) -> None:
    logs = sorted(log(price) for price in prices)
    below, above = logs[(len(logs) - 1) // 2], logs[len(logs) // 2]
    assert below - BIN <= log(of(prices).median_cents) <= above + BIN


def test_a_bell_of_prices_has_its_own_scale() -> None:
    bell = np.random.default_rng(1).normal(7.5, 0.4, 4_000)
    histogram = of([round(exp(value) * 100) for value in bell])
    assert histogram.scale == pytest.approx(0.4, rel=0.06)
    assert histogram.median_cents == pytest.approx(exp(7.5) * 100, rel=0.03)


def test_one_wild_price_in_ten_moves_little() -> None:
    honest = [round(100_000 * 1.01**at) for at in range(-45, 46)]
    wild = [*honest, *[100] * 5, *[10**9] * 5]
    assert of(wild).median_cents == pytest.approx(median(honest), rel=0.06)
    assert of(wild).scale == pytest.approx(of(honest).scale, rel=0.3)


def test_a_cheap_corner_widens_the_scale() -> None:
    bell = [round(200_000 * 1.01**at) for at in range(-20, 21)]
    with_rooms = [*bell, *[60_000] * 8]
    assert of(with_rooms).scale > 2 * of(bell).scale


def test_old_prices_fade_and_new_ones_win() -> None:
    old = of([100_000] * 40).aged(HALF_LIFE_DAYS)
    assert old.total == pytest.approx(20)
    for _ in range(25):
        old = old.with_price(200_000)
    assert old.median_cents == pytest.approx(200_000, rel=BIN)


def test_what_is_long_past_takes_no_room() -> None:
    assert of([100, 10_000]).aged(HALF_LIFE_DAYS * 8).counts == {}


def test_a_clock_that_goes_back_changes_nothing() -> None:
    histogram = of([100, 200])
    assert histogram.aged(-5).counts == histogram.counts
