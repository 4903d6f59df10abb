"""From a phrase as a table has it to a regular expression, and to what a text needs to have it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Letters of a word that say whether a phrase is worth trying: fewer let too much through, more
# leave out short words.
HEAD = 4
ANY_NUMBER = "#"  # stands for the beginnings of all numbers
CURRENCIES = "$£€"  # may stand before one, and are no word

# Bounded, and within a sentence: the cost stays linear, and two thoughts are not made one.
_GAP = r"\b[^.!?\n]{0,48}?\b"
_JOINT = r"[^\w.!?]{1,3}"
_ITEM = re.compile(r"…|\([^()]*\)\??|[^\s()]+")
_NUMBER = r"\d+(?:[.,]\d+){0,3}"
_APOSTROPHES = "['’´`]?"
# Latin letters with an accent as one character, which is how folded text has them.
_LEVEL = {
    code: apart[0]
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if len(apart := unicodedata.normalize("NFD", chr(code))) > 1
}
_OPEN = re.compile(r"\W")  # from here on a word is not known letter by letter


def pattern_of(phrase: str) -> str:
    """A regular expression over folded, levelled text; whole words only."""
    made, needs_joint = "", False
    for item in _ITEM.findall(level(phrase.casefold())):
        if item == "…":
            made, needs_joint = made + _GAP, False
        elif item.endswith(")?"):
            one = _either(item[1:-2])
            # What may be missing takes its joint along.
            made += f"(?:{_JOINT}{one})?" if needs_joint else f"(?:{one}{_JOINT})?"
        else:
            made += (_JOINT if needs_joint else "") + _either(item.strip("()"))
            needs_joint = True
    return rf"(?<!\w){made}(?!\w)"


def heads_needed(phrase: str) -> frozenset[str]:
    """Word beginnings of which a text has one if the phrase is in it.

    Raises ValueError for a phrase of which no word is sure: it would be tried on every text.
    """
    known = list(_heads_of_items(phrase))
    if not known:
        raise ValueError(f"“{phrase}” needs a whole word, or four letters of one.")
    return frozenset().union(*max(known, key=_worth))


def heads_of_each(phrase: str) -> tuple[frozenset[str], ...]:
    """Of each part that has to be there and is known: a text with the phrase has one of each."""
    return tuple(frozenset().union(*heads) for heads in _heads_of_items(phrase))


def _heads_of_items(phrase: str) -> Iterator[list[frozenset[str]]]:
    for item in _ITEM.findall(level(phrase.casefold())):
        if item == "…" or item.endswith(")?"):
            continue
        heads = [_heads(way.split()) for way in item.strip("()").split("|")]
        if all(heads):
            yield heads


def heads_first(phrase: str) -> frozenset[str]:
    """Word beginnings with which the phrase can begin; none if that is not known."""
    first: frozenset[str] = frozenset()
    for item in _ITEM.findall(level(phrase.casefold())):
        ways = item.rstrip("?").strip("()").split("|")
        heads = [_heads_of(way.split()[0]) for way in ways if way.strip()]
        if item == "…" or not all(heads):
            return frozenset()
        first = first.union(*heads)
        if not item.endswith(")?"):
            return first
    return frozenset()


def level(text: str) -> str:
    """Letters without their accents, place by place: as long as it was."""
    return text if text.isascii() else text.translate(_LEVEL)


def _either(words: str) -> str:
    ways = [_JOINT.join(_word(word) for word in way.split()) for way in words.split("|")]
    return f"(?:{'|'.join(ways)})"


def _word(word: str) -> str:
    return "".join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    if letter == "*":
        return r"\w*"
    if letter == "#":
        return _NUMBER
    if letter in "'’":
        return _APOSTROPHES
    return re.escape(letter)


def _heads(words: Sequence[str]) -> frozenset[str]:
    """Of the word that says most: a text with all of them has one of these; none if unknown."""
    return max((_heads_of(word) for word in words), key=_length, default=frozenset())


def _heads_of(word: str) -> frozenset[str]:
    if word.lstrip(CURRENCIES).startswith(ANY_NUMBER):
        return frozenset({ANY_NUMBER})
    known = _OPEN.split(word)[0]
    after = word[len(known) : len(known) + 1]
    if not known or (after in ("*", "#") and len(known) < HEAD):
        return frozenset()
    if after and after in "'’":  # "i'm" or "im"
        return frozenset({known[:HEAD], _OPEN.sub("", word)[:HEAD]})
    return frozenset({known[:HEAD]})


def _length(heads: frozenset[str]) -> int:
    return min(map(len, heads), default=0)


def _worth(heads: Sequence[frozenset[str]]) -> float:
    """How far they narrow texts down: long ones do, and few."""
    return min(map(_length, heads)) - 0.1 * len(heads)
