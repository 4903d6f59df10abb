"""What changed between two texts is shown whole: from it both can be put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.moderation.terms.changes import (
    Change,
    Passage,
    changed_passages,
    passages_of,
)
from lamppost.moderation.terms.reading import Kind, blocks_of, pieces_of

BEFORE = """# Rules

Be kind to each other and do not shout.

- No weapons
- No drugs

# Objecting

You can object for 6 months, and somebody else hears you.
"""


def told(passages: list[Passage]) -> list[list[tuple[str, str]]]:
    return [[(run.change.value, run.words) for run in one.runs] for one in passages]


def test_changed_word_is_shown_within_its_sentence() -> None:
    (passage,) = changed_passages(BEFORE, BEFORE.replace("6 months", "9 months"))
    assert passage.under == "Objecting"
    assert told([passage]) == [
        [
            ("same", "You can object for"),
            ("taken", "6"),
            ("added", "9"),
            ("same", "months, and somebody else hears you."),
        ]
    ]


def test_first_word_is_shown_within_its_sentence() -> None:
    (passage,) = changed_passages(BEFORE, BEFORE.replace("Be kind", "Stay kind"))
    assert told([passage])[0][:2] == [("taken", "Be"), ("added", "Stay")]
    assert passage.under == "Rules"


def test_added_point_stands_alone() -> None:
    (passage,) = changed_passages(BEFORE, BEFORE.replace("- No drugs", "- No knives\n- No drugs"))
    assert passage.kind == Kind.POINT
    assert told([passage]) == [[("added", "No knives")]]


def test_passage_that_is_gone_is_shown_as_taken_out() -> None:
    after = BEFORE.replace("Be kind to each other and do not shout.\n\n", "")
    assert told(changed_passages(BEFORE, after)) == [
        [("taken", "Be kind to each other and do not shout.")]
    ]


def test_word_that_stayed_by_chance_does_not_break_a_change_up() -> None:
    (passage,) = changed_passages(
        "We hold the letter that you wrote.", "They read the answers which people send."
    )
    assert [run.change for run in passage.runs] == [Change.TAKEN, Change.ADDED]


def test_nothing_is_shown_of_equal_texts() -> None:
    assert changed_passages(BEFORE, BEFORE) == []


WORDS = st.sampled_from(["a", "the", "kind", "shout", "No", "6", "und"])
LINES = st.builds(
    lambda mark, words: mark + " ".join(words),
    st.sampled_from(["", "# ", "## ", "- "]),
    st.lists(WORDS, min_size=1, max_size=7),
)
TEXTS = st.lists(LINES, max_size=8).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_are_put_together_again_from_what_is_shown(before: str, after: str) -> None:
    passages = passages_of(before, after)
    for text, left_out in ((before, Change.ADDED), (after, Change.TAKEN)):
        shown = [run.words for one in passages for run in one.runs if run.change != left_out]
        assert " ".join(shown).split() == [w for p in pieces_of(text) for w in p.text.split()]


@given(TEXTS)
def test_equal_texts_have_no_change(text: str) -> None:
    assert changed_passages(text, text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# A\n## B\nwords\nmore\n\n- x\n- y", ["heading 1", "heading 2", "paragraph", "point"]),
        ("### A\n##### B", ["heading 1", "heading 3"]),
        ("#no heading\n-no point", ["paragraph"]),
        ("<script>alert(1)</script>", ["paragraph"]),
        ("", []),
    ],
)
def test_text_is_read_as_blocks(text: str, kinds: list[str]) -> None:
    assert [f"{one.kind} {one.level or ''}".strip() for one in blocks_of(text)] == kinds
