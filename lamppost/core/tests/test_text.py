"""Folding: what is compared when words are."""

import re
from itertools import groupby
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.core.scripts import VOWEL_SIGNS, WITHOUT_BLANKS
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
        ("Новый ёж", "новый еж"),
        ("ｶﾞｽ がぱか", "ガス がぱか"),
        ("자전거", "자전거"),
        ("ที่ดิน", "ที่ดิน"),
        ("हिन्दी", "हिन्दी"),
        ("फ़ोन", "फोन"),
        ("שָׁלוֹם", "שלום"),
        ("二手iPhone手机5台", "二手 iphone 手机 5 台"),
        ("Donau\u00addampf", "donaudampf"),
        ("ក្រុង\u200bភ្នំពេញ", "ក្រុងភ្នំពេញ"),
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
    whole = re.sub("и\u0306|[\u3040-\u30ff][\u3099\u309a]", lambda m: normalize("NFC", m[0]), apart)
    bare = "".join(char for char in whole if not combining(char) or char in VOWEL_SIGNS)
    letters = normalize("NFC", bare.translate(_STROKES))
    kept = (c if c in VOWEL_SIGNS or (c != "_" and re.match(r"\w", c)) else " " for c in letters)
    apart_again = ["".join(run) for _, run in groupby("".join(kept), key=_script)]
    return " ".join(" ".join(apart_again).split())


def _script(char: str) -> bool:
    return re.match(f"[{WITHOUT_BLANKS}]", char) is not None


@given(st.text() | st.text("aZ _-ßøÉ\u0301ﬁ\u0130\u05d0\u05b8😀йがｶﾞ手자ทีक़ि\u200d"))
def test_short_cuts_of_folding_change_nothing(text: str) -> None:
    assert fold(text) == fold_letter_by_letter(text)
