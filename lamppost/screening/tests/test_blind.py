"""Texts without who somebody is, and where their pieces stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.blind import SOMEBODY, blind, blind_phrase
from lamppost.screening.normal import normalise


def blinded(text: str) -> str:
    return blind(normalise(text)).plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("I am an African American woman, 45 years old.", "i am somebody, somebody."),
        ("For men and women", "for somebody and somebody"),
        ("Wir kommen aus Österreich.", "wir kommen somebody."),
        ("J'ai quatre-vingt-deux ans et un vélo", "j'ai somebody et un vélo"),
        ("Tengo treinta y cinco años", "tengo somebody"),
        ("I am from New York City and sell it", "i am somebody and sell it"),
    ],
)
def test_who_somebody_is_is_one_word(text: str, seen: str) -> None:
    assert blinded(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "oak table, 120 x 60",
        "i am 17.",
        "a girlish hat, 16 years old",
        "used for 4 years",
        "from a to b",
    ],
)
def test_what_is_about_nobody_stays(text: str) -> None:
    assert blinded(text) == text


def test_a_phrase_of_a_table_is_found_whoever_it_is_about() -> None:
    assert (
        blind_phrase("(meet|hot) (girls|men) … now") == f"(meet|hot) ({SOMEBODY}|{SOMEBODY}) … now"
    )


def test_capitals_of_a_name_of_a_people_are_not_counted() -> None:
    assert blind(normalise("OAK, I am Thai")).raw == blind(normalise("OAK, I am white")).raw


_PIECES = st.sampled_from(
    [
        "Oak",
        "woman",
        "the",
        "from",
        "Chad",
        "I am",
        "19",
        "years old",
        "Ñandú",
        "ЕU",
        ".",
        ",",
        "-",
        "\n",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_every_piece_is_found_again_where_it_was_written(text: str) -> None:
    normal = normalise(text)
    seen = blind(normal)
    assert len(seen.reading.origin) == len(seen.plain) + 1
    assert list(seen.reading.origin) == sorted(seen.reading.origin)
    for word in ("oak", "nandu", "ñandú"):
        if (at := seen.plain.find(word)) >= 0:
            assert normal.words(seen.spot(at, at + len(word))).casefold() == word
