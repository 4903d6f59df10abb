"""Which code an answer holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.meetings.answers.reading import code_in
from lamppost.meetings.code_words import CodeRefused, clean_code, refuse_codes

FAR = "zzyxwvutsr"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4821", "4821"),
        ("  4821  ", "4821"),
        ("48 21", "4821"),
        ("4821.", "4821"),
        ("“4821”", "4821"),
        ("*4821*", "4821"),
        ("4821 all is well", "4821"),
        ("Heron!", "Heron"),
        ("heron, on my way", "heron"),
        ("\n\n 4821\nSent from my phone", "4821"),
        ("--\n4821", "4821"),
        ("۴۸۲۱", "۴۸۲۱"),
        ("1234 5678 9", "1234"),
        ("", ""),
        ("…\n?!", ""),
    ],
)
def test_the_first_word_is_the_code(text: str, code: str) -> None:
    assert code_in(text) == code


def _codes() -> st.SearchStrategy[str]:
    letters = st.characters(categories=["L", "N"])
    return st.text(letters, min_size=4, max_size=20).filter(_may_be_chosen)


def _may_be_chosen(code: str) -> bool:
    try:
        refuse_codes(code, FAR)
    except CodeRefused:
        return False
    return True


@given(
    _codes(),
    st.sampled_from(["", " ", "\n", "\n\n\t", "“", "*"]),
    st.sampled_from(["", ".", "!", " ", "\n", "”", "*\n"]),
    st.text(max_size=60),
)
def test_every_code_that_can_be_chosen_is_read_whatever_stands_around_and_below(
    code: str, before: str, after: str, more: str
) -> None:
    assert clean_code(code_in(f"{before}{code}{after}\n{more}")) == clean_code(code)


@given(st.text(max_size=400))
def test_whatever_is_written_gives_one_short_word_or_none(text: str) -> None:
    code = code_in(text)

    assert len(code) <= 21
    assert not any(sign.isspace() for sign in code)
