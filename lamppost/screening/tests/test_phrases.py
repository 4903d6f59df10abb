from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.phrases import Phrases, is_denied


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
