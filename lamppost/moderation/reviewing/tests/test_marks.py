"""Findings marked in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lamppost.moderation.reviewing.marks import Piece, Span, parted, pieces_of

spans = st.lists(st.builds(Span, st.integers(1, 9), st.integers(-3, 40), st.integers(-3, 40)))


def test_overlapping_findings_share_the_words_between_them() -> None:
    found = pieces_of("send the code by gift card", [Span(1, 5, 13), Span(2, 9, 26)])
    assert found == [
        Piece("send "),
        Piece("the ", (1,), begins=(1,)),
        Piece("code", (1, 2), begins=(2,), ends=(1,)),
        Piece(" by gift card", (2,), ends=(2,)),
    ]


def test_finding_that_spans_title_and_text_is_marked_in_both() -> None:
    title, text = parted(["Kettle", "Call me"], [Span(1, 3, 11)])
    assert [one.text for one in title if one.numbers] == ["tle"]
    assert [one.text for one in text if one.numbers] == ["Call"]


def test_empty_part_takes_no_place() -> None:
    title, text, beside = parted(["Kettle", "", "blue"], [Span(1, 7, 11)])
    assert text == []
    assert [one.text for one in beside if one.numbers] == ["blue"]
    assert not any(one.numbers for one in title)


@given(st.text(max_size=40), spans)
def test_nothing_of_the_text_is_lost_or_changed(text: str, found: list[Span]) -> None:
    assert "".join(piece.text for piece in pieces_of(text, found)) == text


@given(st.text(max_size=40), spans)
def test_every_character_is_marked_by_just_the_findings_that_hold_it(
    text: str, found: list[Span]
) -> None:
    at = 0
    for piece in pieces_of(text, found):
        for place in range(at, at + len(piece.text)):
            assert set(piece.numbers) == {
                span.number for span in found if span.start <= place < span.end
            }
        at += len(piece.text)


@given(st.lists(st.text(max_size=10), max_size=4), spans)
def test_parts_are_marked_where_the_whole_is(parts: list[str], found: list[Span]) -> None:
    whole = "\n".join(part for part in parts if part)
    given_parts = parted(parts, found)
    assert ["".join(piece.text for piece in one) for one in given_parts] == parts
    marked = sum(len(p.text) for one in given_parts for p in one if p.numbers)
    breaks = {i for i, sign in enumerate(_joints(parts)) if sign}
    expected = {i for span in found for i in range(max(0, span.start), min(span.end, len(whole)))}
    assert marked == len(expected - breaks)


def _joints(parts: list[str]) -> list[bool]:
    """Of each character of the whole, whether it is a line break that joins two parts."""
    found: list[bool] = []
    for part in parts:
        if part:
            found += [*([True] if found else []), *([False] * len(part))]
    return found
