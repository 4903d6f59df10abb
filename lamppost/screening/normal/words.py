"""Words in letters that look like those of another script, read as they look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lamppost.screening.normal.lookalikes import to_latin

# Scripts in which a Latin letter can be slipped into a word as well, the other way round.
_BACK = "CYRILLIC"
_WORDS = re.compile(r"(\w+)")
_LATIN = "LATIN"
_UNDECIDED = "?"


def read_as_seen(text: str) -> str:
    """The text, as long as before, with look-alike letters as the letter that they stand for.

    1. A word that mixes scripts is read in Latin letters as far as that goes; in Cyrillic ones if
       some of its letters can only be those and none only Latin ("пapoль").
    2. A word of nothing but look-alikes ("сара") is read as the words beside it are: it is left
       alone beside a word that can only be of its own script.
    """
    if text.isascii() or not _foreign().search(text):
        return text
    parts = _WORDS.split(text)  # what stands between words, and at each odd place a word
    looked = [_looked(word) for word in parts[1::2]]
    parts[1::2] = _read(looked)
    return "".join(parts)


@dataclass(frozen=True)
class _Looked:
    """script: of what it is read as, "?" for a word of look-alikes, "" for one without letters."""

    script: str
    read: str
    own: str = ""  # the script that it is written in, of a word of look-alikes


_END = _Looked("end", "")


@lru_cache(maxsize=8192)
def _looked(word: str) -> _Looked:
    if word.isascii():
        return _Looked("" if word.isdigit() else _LATIN, word)
    letters = [c for c in word if c.isalpha()]
    certain = {script_of(c) for c in letters if not _is_ambiguous(c)}
    others = {script_of(c) for c in letters if _is_ambiguous(c)}
    if not others:
        return _Looked(next(iter(certain), ""), word)
    if not certain:
        return _Looked(_UNDECIDED, word, own="".join(sorted(others)))
    if _LATIN not in certain:
        return _Looked(next(iter(certain)), word)
    return _mixed(word, letters)


def _mixed(word: str, letters: Sequence[str]) -> _Looked:
    only_own = any(script_of(c) == _BACK and not _is_ambiguous(c) for c in letters)
    if only_own and all(c in _to_back() for c in letters if script_of(c) == _LATIN):
        return _Looked(_BACK, "".join(_to_back().get(c, c) for c in word))
    return _Looked(_LATIN, _in_latin(word))


def _read(words: Sequence[_Looked]) -> list[str]:
    """How each is read; those of look-alikes as the nearest decided ones on both sides say."""
    read = [word.read for word in words]
    before, run = "", []
    for at, word in enumerate([*words, _END]):
        if word.script == _UNDECIDED:
            run.append(at)
        elif word.script:
            if run and not _is_at_home({words[n].own for n in run}, {before, word.script}):
                for n in run:
                    read[n] = _in_latin(read[n])
            before, run = word.script, []
    return read


def _is_at_home(scripts: set[str], beside: set[str]) -> bool:
    return len(scripts) == 1 and scripts <= beside


def _in_latin(word: str) -> str:
    return "".join(_latin().get(c, c) for c in word)


def _is_ambiguous(letter: str) -> bool:
    """Whether it looks like a Latin letter, as capital or small: в does, for В is one like B."""
    return letter in _latin()


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """The first word of its name: LATIN, CYRILLIC, GREEK, CJK …"""
    return unicodedata.name(letter, "?").split(" ")[0]


@cache
def _latin() -> dict[str, str]:
    """For either case of a letter; where only the other case looks Latin, as that one does."""
    table = dict(to_latin())
    for letter, latin in to_latin().items():
        for other in (letter.casefold(), letter.upper()):
            if len(other) == 1 and not other.isascii():
                table.setdefault(other, latin)
    return table


@cache
def _to_back() -> dict[str, str]:
    table: dict[str, str] = {}
    for letter, latin in sorted(to_latin().items()):
        if "а" <= letter.casefold() <= "я":
            table.setdefault(latin, letter)
    for letter, other in list(table.items()):
        table.setdefault(letter.upper(), other)
    return table


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(_latin())))}]")


def is_read_otherwise(written: str, read: str) -> bool:
    """Whether a word holds a letter that was read as one of another script."""
    return any(
        letter.casefold() not in read
        for letter in written
        if letter in _latin() or (letter.isascii() and letter.isalpha())
    )
