"""Folding: what is compared when words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.core.text import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Saint-Élie!", "saint elie"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("ＷＩＤＥ", "wide"),
        ("a__b", "a b"),
        ("", ""),
    ],
)
def test_folded_text_has_neither_case_nor_accents(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)
