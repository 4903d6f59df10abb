from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.wording import Lexicon, likeness, tokens
from lamppost.screening.wording.folding import fold

LEXICON = Lexicon(
    {"lamp": ["street lamp*", "lantern*", "# candles|torches", "light ~ evening"], "oil": ["öl"]},
    near=["lantern", "lanterns"],
    ordinary=["lectern"],
    pictograms={"🏮": "lantern"},
)


def names(text: str) -> list[str]:
    return [hit.name for hit in LEXICON.find(tokens(text))]


@pytest.mark.parametrize(
    "text",
    [
        "a street lamp",
        "two street lamplighters",
        "lanterns",
        "40 torches",
        "light of a summer evening",
        "1antern",
        "lan*ern",
        "laanteeern",
        "lntern",
        "lanetrn",
        "l a n t e r n",
        "l.a-n_t e r n",
        "lan tern",
        "lan-tern",
        "an 🏮 there",
    ],
)
def test_a_phrase_is_found_however_it_is_written(text: str) -> None:
    assert names(text) == ["lamp"]


@pytest.mark.parametrize(
    "text",
    [
        "street and lamp",
        "lectern",
        "cantern",  # people misspell the beginning of a word least
        "candles",
        "light on one or another evening",
        "lamp street",
        "a b c d",
        "",
    ],
)
def test_what_only_resembles_a_phrase_is_left(text: str) -> None:
    assert names(text) == []


def test_marks_on_letters_do_not_matter() -> None:
    assert names("ol") == names("öl") == ["oil"]


def test_a_hit_says_where_it_stands() -> None:
    (hit,) = LEXICON.find(tokens("an old street  lamp there"))
    assert "an old street  lamp there"[hit.start : hit.end] == "street  lamp"


@given(st.text())
def test_folding_keeps_places_and_any_text_can_be_read(text: str) -> None:
    plain = text.casefold()
    assert len(fold(plain)) == len(plain)
    for hit in LEXICON.find(tokens(plain)):
        assert 0 <= hit.start < hit.end <= len(plain)


def test_what_is_no_word_for_its_length_is_not_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lengths: list[int] = []

    def forms(word: str) -> list[str]:
        lengths.append(len(word))
        return [word]

    monkeypatch.setattr(likeness, "_forms", forms)
    assert names("viii" * 20_000) == []
    assert names("xantrn") == []
    assert lengths == [len("xantrn")]
