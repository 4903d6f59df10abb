"""What a name may look like."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.people.names import LONGEST, NameRefused, clean_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Jo", "Jo"),
        ("  Ann   Lee ", "Ann Lee"),
        ("O’Brien & Sons", "O’Brien & Sons"),
        ("Zoë", "Zoë"),
        ("李明", "李明"),
        ("می\u200cروم", "می\u200cروم"),
        ("Class of 1999", "Class of 1999"),
        ("Shop 24/7", "Shop 24/7"),
        ("x" * LONGEST, "x" * LONGEST),
        ("J.R. Smith", "J.R. Smith"),
    ],
)
def test_ordinary_names_are_kept_as_typed(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "two letters"),
        ("   ", "two letters"),
        ("J", "two letters"),
        ("—!", "two letters"),
        ("x" * (LONGEST + 1), "40 characters"),
        ("Ann\u202eeeL", "cannot be seen"),
        ("Ann\u2066Lee", "cannot be seen"),
        ("Ann\u0000Lee", "cannot be seen"),
        ("Ann\u200bLee", "cannot be seen"),
        ("Ann\nLee", "cannot be seen"),
        ("ann@example.org", "addresses"),
        ("ann＠example", "addresses"),
        ("www.ann", "addresses"),
        ("annlee.com", "addresses"),
        ("https://ann", "addresses"),
        ("Ann 555-123-4567", "phone numbers"),
        ("Ann (937) 555 0123", "phone numbers"),
        ("+49 30 123456", "phone numbers"),
        ("５５５１２３４５６７", "phone numbers"),
        ("٠٣٠١٢٣٤٥٦ Ann", "phone numbers"),
    ],
)
def test_other_names_are_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(NameRefused) as refused:
        clean_name(typed)
    assert reason in refused.value.sentence


@given(st.text(max_size=60))
def test_whatever_is_typed_ends_as_a_short_visible_name_or_a_refusal(typed: str) -> None:
    try:
        name = clean_name(typed)
    except NameRefused:
        return
    assert 2 <= len(name) <= LONGEST
    assert clean_name(name) == name
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in name)
