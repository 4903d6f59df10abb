"""A text as a row of words that compare well: one character for each word.

Looking at one ad beside thousands costs what its words cost to compare. A word is hashed to one
character, so that a text is a Python string of 4 bytes a word: rapidfuzz compares it without
unpacking, it is stored as it is, and no dictionary of words has to be kept or erased.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from lamppost.screening.campaigns import typed
from lamppost.screening.campaigns.look_alikes import LEET, unmasked

BREAK = "\n"  # in a row of words: a sentence ends
SPACE = 1 << 20  # different words; two of 200,000 meet once in a million pairs: noise, not error
_FIRST = 0xE000  # the first character above the surrogates, which no string may hold
LONGEST = 4_000  # words of one ad that count; the rest of a longer one is not compared

# Scripts without blanks between words are taken letter by letter.
_DENSE = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_ENDS = ".!?;|*\n"
_ASCII = {
    at: "\n" if (sign := chr(at)) in _ENDS else sign if sign.isalnum() or sign == "_" else " "
    for at in range(128)
}
_ASCII_WORDS = re.compile(r"\w+")
_ANY_WORDS = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+|[.!?;|*\n•·。！？]+")


class _Characters(dict[str, str]):
    """The character of a word, worked out once; forgotten all at once when there are many."""

    def __missing__(self, word: str) -> str:
        if len(self) > 400_000:  # about 60 MB: no board's vocabulary, but spam could grow it
            self.clear()
        if word[0].isalnum() or word[0] == "_":
            seen = word if word.isdecimal() else word.translate(LEET)
            character = chr(_FIRST + zlib.crc32(seen.encode("utf-8", "replace")) % SPACE)
        else:
            character = BREAK
        self[word] = character
        return character


_characters = _Characters()


def fold(text: str) -> str:
    """One case, letters as they look, nothing invisible, no accents. The same for all."""
    return text.lower() if text.isascii() else unmasked(text)


def spans(folded: str) -> list[tuple[int, int]]:
    """Where its words stand: those that `codes` gives characters for, in their order."""
    if folded.isascii():
        return [match.span() for match in _ASCII_WORDS.finditer(folded)]
    found = _ANY_WORDS.finditer(folded)
    return [match.span() for match in found if _characters[match[0]] != BREAK]


def words(folded: str) -> list[str]:
    """The words of a text that is folded and typed, with what ends a sentence among them."""
    if folded.isascii():  # three times as fast as an expression
        return folded.translate(_ASCII).replace("\n", " . ").split()[:LONGEST]
    return _ANY_WORDS.findall(folded)[:LONGEST]


def codes(text: str) -> tuple[str, tuple[str, ...]]:
    """A character a word, BREAK after sentences; and the contacts that the text states."""
    plain, contacts = typed.replace(fold(text))
    row = "".join(map(_characters.__getitem__, words(plain)))
    return row.strip(BREAK), contacts


def flat(row: str) -> str:
    """Without the ends of sentences."""
    return row.replace(BREAK, "")


def character(word: str) -> str:
    return _characters[word]


def characters(numbers: Sequence[int]) -> str:
    """Of words as `background.row` has them."""
    return "".join([chr(_FIRST + (number - _FIRST) % SPACE) for number in numbers])
