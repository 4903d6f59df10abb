from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.relay.contact import EXAMPLES_HIT, EXAMPLES_MISS, countries_of, holds_contact

DIGITS_AND_SIGNS = st.text("0123456789 +-()./@\n٣４x", max_size=300)


@pytest.mark.parametrize("text", EXAMPLES_HIT)
def test_way_to_reach_somebody_is_found(text: str) -> None:
    assert holds_contact(text, ["US"])
    assert holds_contact(f"Hello!\n\n{text}\n\nSee you", ["US"])


@pytest.mark.parametrize("text", EXAMPLES_MISS)
def test_what_is_none_is_let_through(text: str) -> None:
    assert not holds_contact(text, ["US"])


def test_numbers_are_read_as_in_the_countries_of_the_board() -> None:
    assert holds_contact("030 901820", ["US", "DE"])
    assert not holds_contact("030 901820", ["US"])
    assert holds_contact("+49 30 901820", [])


@given(st.text() | DIGITS_AND_SIGNS)
def test_no_text_makes_it_stumble(text: str) -> None:
    assert holds_contact(text, ["US", "DE"]) in {True, False}


@given(st.text(max_size=50), st.text(max_size=50))
def test_number_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert holds_contact(f"{before}\n\nring +1 937-224-7111\n\n{after}", ["US"])


@pytest.mark.parametrize(
    ("covers", "countries"),
    [(["US"], ["US"]), (["US-OH", "us-in", "CA"], ["US", "CA"]), (["4509884"], []), ([], [])],
)
def test_countries_are_those_that_the_host_names(covers: list[str], countries: list[str]) -> None:
    assert countries_of(covers) == countries
