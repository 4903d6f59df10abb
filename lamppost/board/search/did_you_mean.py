"""A search with its slips mended, for when it finds nothing as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from unicodedata import normalize

from lamppost.board.search.edits import alphabet_of, one_typo
from lamppost.board.search.stems import LONGEST_TOKEN
from lamppost.board.search.words import MOST_WORDS, tokens_of
from lamppost.core.text import fold

SHORTEST = 3  # letters; of two, everything is one edit away
# A word with a star behind it is only a beginning, which no ad has as a word.
_WORD = re.compile(r"(?<![^\W_])[^\W_]++(?!\*)")

_Frequency = Callable[[Collection[str]], Mapping[str, int]]


def did_you_mean(typed: str, frequency: _Frequency) -> str | None:
    """The text with each word that no ad has put right, every other sign as typed; or None.

    `frequency` tells how many ads hold each of the folded words as they stand, and is asked
    twice at most. A word is put right as the most frequent one that is one edit away. It may
    still find nothing: whoever shows it looks first.
    """
    typed = normalize("NFC", typed)  # an accent apart from its letter would part the word
    folded = {raw: fold(raw) for raw in dict.fromkeys(_WORD.findall(typed))}
    words = [word for word in dict.fromkeys(folded.values()) if _can_be_mended(word)][:MOST_WORDS]
    known = frequency(words) if words else {}
    unknown = {word: one_typo(word) for word in words if not known.get(word)}
    if not unknown:
        return None
    counts = frequency(frozenset().union(*unknown.values()))
    mended = {word: _best(word, near, counts) for word, near in unknown.items()}
    text = _WORD.sub(lambda match: mended.get(folded[match[0]]) or match[0], typed)
    return text if text != typed else None


def _can_be_mended(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST_TOKEN and alphabet_of(word) != ""


def _best(word: str, near: Collection[str], counts: Mapping[str, int]) -> str | None:
    """The most frequent, of equals the first by letter; None if there is none, or no need."""
    found = [other for other in near if counts.get(other)]
    if any(tokens_of(other) == tokens_of(word) for other in found):
        return None  # another form of what ads have: the search finds those as it is
    return min(found, key=lambda other: (-counts[other], other), default=None)
