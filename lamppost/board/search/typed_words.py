"""The signs that people search with: quotes, minus and star, in the shapes that keyboards give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lamppost.core.text import fold

_OPENS = "“„«「『"
_EITHER = '"”‟»＂'  # one keyboard's closing quote is another's opening one
_QUOTES = f"{_OPENS}{_EITHER}」』"
_MINUS = "\\-−－"
# A minus stands directly before what it takes away, and behind nothing: not in "bike-rack".
# Quotes that may open or close do not open behind a letter: 24" is a size.
_PIECE = re.compile(
    rf"""
    (?: (?<!\S) (?P<minus> [{_MINUS}] ) (?= [\w{_QUOTES}] ) )?
    (?: (?: [{_OPENS}] | (?<!\w) [{_EITHER}] ) (?P<phrase> [^{_QUOTES}]* ) [{_QUOTES}]?
      | (?P<word> [^\s{_QUOTES}]+ ) )
    """,
    re.VERBOSE,
)
_STAR = re.compile(r"(?<=\w)\*\W*$")
MOST_LETTERS = 1_000  # a page pasted into the search box is read this far
_OWNER = re.compile(r"(?<=\w)['’ʼ]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing typed: a word, or a phrase in quotes. Folded it has at least one letter."""

    folded: str
    is_minus: bool = False
    is_phrase: bool = False
    has_star: bool = False


def pieces(typed: str) -> list[Piece]:
    """What was typed, piece by piece; signs without a word are left out."""
    found = (_piece(match) for match in _PIECE.finditer(typed[:MOST_LETTERS]))
    return [piece for piece in found if piece.folded]


def _piece(match: re.Match[str]) -> Piece:
    is_minus = match["minus"] is not None
    if match["word"] is None:
        return Piece(fold(match["phrase"]), is_minus=is_minus, is_phrase=True)
    word = match["word"]
    # An ad says "women", "women's" or "womens". All are found without the "s" as a word.
    return Piece(
        fold(_OWNER.sub("", word)),
        is_minus=is_minus,
        has_star=_STAR.search(word) is not None,
    )
