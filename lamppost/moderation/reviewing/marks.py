"""A text cut where findings begin and end, so that each is marked where it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Span:
    """Characters start to end of a text, in which the finding of this number lies."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Some of the text. numbers: of the findings that it lies in; those of them that begin or end
    with it are told where they do, since a screen reader hears a mark as little as it sees one."""

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces_of(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The whole text in its order, character for character. Spans may overlap; what of them lies
    outside of the text is left out."""
    inside = [cut for span in spans if (cut := _within(span, 0, len(text)))]
    edges = sorted({0, len(text), *(edge for span in inside for edge in (span.start, span.end))})
    return [_piece(text, inside, start, end) for start, end in pairwise(edges)]


def parted(parts: Sequence[str], spans: Iterable[Span]) -> list[list[Piece]]:
    """The same for a text whose parts are joined by line breaks, empty ones left out, as in
    `Submission.whole`. One list for each part."""
    given, found, at = list(spans), list[list[Piece]](), 0
    for part in parts:
        if not part:
            found.append([])
            continue
        cuts = (_within(span, at, at + len(part)) for span in given)
        found.append(pieces_of(part, (cut for cut in cuts if cut)))
        at += len(part) + 1
    return found


def _within(span: Span, first: int, last: int) -> Span | None:
    """What of a span lies in first to last, counted from there."""
    start, end = max(span.start, first), min(span.end, last)
    return Span(span.number, start - first, end - first) if start < end else None


def _piece(text: str, spans: Sequence[Span], start: int, end: int) -> Piece:
    over = [span for span in spans if span.start <= start and end <= span.end]
    return Piece(
        text[start:end],
        tuple(sorted({span.number for span in over})),
        tuple(sorted({span.number for span in over if span.start == start})),
        tuple(sorted({span.number for span in over if span.end == end})),
    )
