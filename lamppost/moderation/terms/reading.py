"""Terms as they are read: the little of Markdown that terms need, and nothing that could be run.

Headings ("# …"), lists ("- …") and paragraphs. Whatever else somebody writes stands as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\Z")
_POINT = re.compile(r"[-*]\s+(.+)\Z", re.DOTALL)
MOST_LEVELS = 3  # h2 to h4: the page's own heading is the h1


class Kind(StrEnum):
    HEADING = "heading"
    POINT = "point"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Piece:
    """level: of a heading, 1 for the highest that the text has."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True)
class Block:
    """What becomes one element: a heading, a paragraph, or a list of points."""

    kind: Kind
    texts: tuple[str, ...]
    level: int = 0


def pieces_of(text: str) -> list[Piece]:
    """Line by line; lines that belong together are one piece."""
    found: list[Piece] = []
    is_open = False
    for line in text.splitlines():
        piece = _piece(line.strip())
        if piece is None:
            is_open = False
        elif is_open and piece.kind == Kind.PARAGRAPH:
            last = found.pop()
            found.append(Piece(last.kind, f"{last.text}\n{piece.text}"))
        else:
            found.append(piece)
            is_open = piece.kind != Kind.HEADING
    highest = min((one.level for one in found if one.kind == Kind.HEADING), default=1)
    return [_lifted(one, highest - 1) for one in found]


def _piece(line: str) -> Piece | None:
    if heading := _HEADING.match(line):
        return Piece(Kind.HEADING, heading[2], len(heading[1]))
    if point := _POINT.match(line):
        return Piece(Kind.POINT, point[1])
    return Piece(Kind.PARAGRAPH, line) if line else None


def _lifted(piece: Piece, by: int) -> Piece:
    if piece.kind != Kind.HEADING:
        return piece
    return Piece(piece.kind, piece.text, min(piece.level - by, MOST_LEVELS))


def blocks_of(text: str) -> list[Block]:
    """As a page shows them: points that follow each other are one list."""
    found: list[Block] = []
    for piece in pieces_of(text):
        if piece.kind == Kind.POINT and found and found[-1].kind == Kind.POINT:
            found[-1] = Block(Kind.POINT, (*found[-1].texts, piece.text))
        else:
            found.append(Block(piece.kind, (piece.text,), piece.level))
    return found
