"""Prices as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.core.money import Money, NotMoney, read_money


@pytest.mark.parametrize(
    ("typed", "currency", "cents"),
    [
        ("300", "USD", 30_000),
        ("$1,250", "USD", 125_000),
        ("1.250,50", "EUR", 125_050),
        ("1,250.5", "USD", 125_050),
        ("12.50 USD", "USD", 1_250),
        ("1'000", "CHF", 100_000),
        ("5000", "JPY", 5_000),
        ("5,000", "JPY", 5_000),
        ("0", "USD", 0),
    ],
)
def test_price_is_read(typed: str, currency: str, cents: int) -> None:
    assert read_money(typed, currency) == Money(cents, currency)


@pytest.mark.parametrize("typed", ["", "three hundred", "-5", "1e9", ".", "300 or so", "9" * 30])
def test_what_is_no_price_is_refused(typed: str) -> None:
    with pytest.raises(NotMoney):
        read_money(typed, "USD")


@given(st.integers(0, 10**11), st.sampled_from(["USD", "EUR", "JPY", "KWD"]))
def test_shown_price_reads_back_as_itself(cents: int, currency: str) -> None:
    price = Money(cents, currency)
    assert read_money(price.show(), currency) == price
