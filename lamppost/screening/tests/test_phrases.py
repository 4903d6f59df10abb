from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.phrases import Phrases, is_denied
from lamppost.screening.phrases.pattern import pattern_of


def found(phrase: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Phrases({"any": [phrase]}).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("gift card", "a gift-card, please", ["gift-card"]),
        ("gift card", "a gift. card games", []),
        ("gift card", "giftcards", []),
        ("send*", "she is sending it", ["sending"]),
        ("(send|post) … key", "send me every key", ["send me every key"]),
        ("send … key", "send it. the key", []),
        ("send (me)? (the)? key", "send the key", ["send the key"]),
        ("(me)? send key", "send key", ["send key"]),
        ("# digit code", "the 6-digit code", ["6-digit code"]),
        ("# dollars", "for $5,000 dollars", ["5,000 dollars"]),
        ("($#|# euros) daily", "earn $500 daily", ["$500 daily"]),
        ("clé", "la cle est là", ["cle"]),
        ("cle", "la clé est là", ["clé"]),
        ("don't … key", "dont lose the key", ["dont lose the key"]),
        ("(pay pal|wu) only", "wu only", ["wu only"]),
    ],
)
def test_a_phrase_is_found_as_its_table_says(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


def test_a_phrase_that_every_text_would_be_tried_for_is_refused() -> None:
    with pytest.raises(ValueError, match="whole word"):
        Phrases({"any": ["a* … (the)?"]})


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_phrase_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} western union {after}".casefold()
    assert "western union" in found("western union", text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("never pay by wire", True),
        ("we will not ask you to wire", True),
        ("no cats, pay by wire", False),
        ("i am not here so please wire", False),
        ("pay by wire", False),
    ],
)
def test_a_denial_counts_within_its_clause(text: str, denied: bool) -> None:
    assert is_denied(text, text.index("wire")) is denied


WORDS = ["free", "call", "calls", "now", "0906 100", "send", "the code", "money", "please", "to"]
TABLE = {
    "call": ["free (call|calls) … now", "call #", "(call|ring) (me|us)? now"],
    "send": ["send* (the|my)? (code|money)", "please … (send|call) … (money|#)"],
}


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_quick_looks_leave_out_no_phrase_that_is_there(text: str) -> None:
    """As many as when each is sought by itself, everywhere."""
    sought = [re.finditer(pattern_of(phrase), text) for some in TABLE.values() for phrase in some]
    everywhere = sorted(found.span() for each in sought for found in each)
    assert sorted((hit.start, hit.end) for hit in Phrases(TABLE).find(text)) == everywhere
