"""Slips of the finger, mended from the words that ads have."""

from collections.abc import Collection, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.search.did_you_mean import did_you_mean
from lamppost.board.search.edits import alphabet_of, one_typo
from lamppost.board.search.words import read_words

ADS_WITH = {
    "kettle": 40,
    "settle": 3,
    "mountain": 12,
    "bike": 90,
    "bite": 2,
    "red": 70,
    "cafetiere": 5,
    "велосипед": 8,
    "gtx1060": 4,
    "shirt": 9,
    "100": 50,
    "of": 99,
}


def frequency(words: Collection[str]) -> Mapping[str, int]:
    return {word: ADS_WITH[word] for word in words if word in ADS_WITH}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ketle", "kettle"),
        ("kettel", "kettle"),
        ("ketttle", "kettle"),
        ("kertle", "kettle"),
        ("Red KETLE!", "Red kettle!"),
        ('"moutain  bike" -ketle', '"mountain  bike" -kettle'),
        ("cafetiére", None),
        ("cafatière", "cafetiere"),
        ("cafatie\u0300re", "cafetiere"),
        ("велосипет", "велосипед"),
        ("gtx106", "gtx1060"),
        ("t-shrit", "t-shirt"),
        ("bipe", "bike"),
        ("ketle moutain", "kettle mountain"),
        ("kettle", None),
        ("kettles", None),
        ("ketle*", None),
        ("od", None),
        ("1000", None),
        ("xyzzy", None),
        ("ketle xyzzy", "kettle xyzzy"),
        ('" - *', None),
        ("", None),
    ],
)
def test_search_is_mended_as_the_ads_write(typed: str, meant: str | None) -> None:
    assert did_you_mean(typed, frequency) == meant


@given(st.text() | st.text('ketlrd bis\u0300-"*'))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    meant = did_you_mean(typed, frequency)
    assert meant is None or read_words(meant) != read_words(typed)


@given(st.text("abc", min_size=1, max_size=6))
def test_one_typo_away_goes_both_ways(word: str) -> None:
    assert word not in one_typo(word)
    assert all(word in one_typo(other, "abc") for other in one_typo(word, "abc"))


def test_one_typo_has_every_edit() -> None:
    assert one_typo("ab", "x") == {"a", "b", "ba", "xb", "ax", "xab", "axb", "abx"}


@pytest.mark.parametrize(
    ("word", "has", "has_not"),
    [
        ("kettle", "z", "é0я"),
        ("gtx1060", "z0", "я"),
        ("велосипед", "йя", "z0"),
        ("ποδηλατο", "ω", "ςz"),
        ("שלום", "ת", "z"),
        ("دراجه", "گ", "ـz"),
    ],
)
def test_alphabet_is_that_of_the_word(word: str, has: str, has_not: str) -> None:
    assert set(has) <= set(alphabet_of(word))
    assert not set(has_not) & set(alphabet_of(word))


@pytest.mark.parametrize("word", ["100", "手机", "자전거", "kетtle", ""])
def test_words_without_an_alphabet_have_none(word: str) -> None:
    assert alphabet_of(word) == ""
