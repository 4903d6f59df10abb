"""Folding: what is compared when words are."""

import re
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.core.text import _STROKES, fold


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


def fold_letter_by_letter(text: str) -> str:
    """What `fold` gives, without its short cuts."""
    apart = normalize("NFKD", normalize("NFKD", text).casefold())
    bare = "".join(char for char in apart if not combining(char))
    return re.sub(r"[\W_]+", " ", bare.translate(_STROKES)).strip()


@given(st.text() | st.text("aZ _-ßøÉ\u0301ﬁ\u0130\u05d0\u05b8😀"))
def test_short_cuts_of_folding_change_nothing(text: str) -> None:
    assert fold(text) == fold_letter_by_letter(text)
