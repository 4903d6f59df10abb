from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.standing.numbers import NumberRefused, read_number


@pytest.mark.parametrize(
    ("typed", "countries", "number"),
    [
        ("937 555 0134", ["US"], "+19375550134"),
        ("(937) 555-0134", ["US"], "+19375550134"),
        ("+1 937.555.0134", ["DE", "US"], "+19375550134"),
        ("0151 23456789", ["DE"], "+4915123456789"),
        ("٩٣٧٥٥٥٠١٣٤", ["US"], "+19375550134"),
    ],
)
def test_number_is_one_however_it_is_typed(typed: str, countries: list[str], number: str) -> None:
    assert read_number(typed, countries=countries) == number


@pytest.mark.parametrize(
    ("typed", "countries", "sentence"),
    [
        ("hello", ["US"], "no phone number that we can read"),
        ("911", ["US"], "no phone number that we can read"),
        ("555 0134", ["US"], "no phone number that we can read"),
        ("9" * 41, ["US"], "no phone number that we can read"),
        ("+1 900 555 1234", ["US"], "mobile phone"),  # premium
        ("800 555 1212", ["US"], "mobile phone"),  # toll-free
        ("+44 70 1234 5678", ["GB"], "mobile phone"),  # forwarded at a price
        ("030 901820", ["DE"], "mobile phone"),  # a landline
        ("937 555 0134 ext. 5", ["US"], "mobile phone"),
        ("+1 876 555 0134", ["US"], "countries alone: US"),  # Jamaica, with the same +1
        ("+882 16 5550134", ["US"], "countries alone: US"),  # a satellite
        ("0151 23456789", ["US"], "no phone number that we can read"),
        ("+49 151 23456789", ["US", "CA"], "countries alone: US, CA"),
    ],
)
def test_number_is_refused_in_a_sentence(typed: str, countries: list[str], sentence: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        read_number(typed, countries=countries)
    assert sentence in refused.value.sentence


@given(st.text(max_size=60) | st.text("+0123456789 ()-.x", max_size=45))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        number = read_number(typed, countries=["US", "DE"])
    except NumberRefused:
        return
    assert read_number(number, countries=["DE", "US"]) == number
