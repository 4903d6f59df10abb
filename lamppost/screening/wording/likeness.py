"""Which words somebody may have meant: signs read as letters, one slip of the finger forgiven."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_SIGNS = str.maketrans("0134578@$!|", "oieastbasil")
_ELL = str.maketrans("1!|", "lll")
_LONG = re.compile(r"(.)\1{2,}")

# Shorter words are one slip from too many others.
SHORTEST = 6


def readings(word: str) -> set[str]:
    """The word, with digits and signs as the letters they look like, and long letters short."""
    found = {word}
    if not word.isalpha() and not word.isdigit():
        found |= {word.translate(_SIGNS), word.translate(_ELL).translate(_SIGNS)}
    if _LONG.search(word):
        found |= {_LONG.sub(r"\1", reading) for reading in list(found)}
        found |= {_LONG.sub(r"\1\1", reading) for reading in list(found)}
    return found


class Slips:
    """Finds the words of a list from which another differs by one letter.

    By deletions, as SymSpell does (Garbe, 2012): a word and its neighbour at one insertion,
    deletion, substitution or swap have a common form after at most one deletion each.
    """

    def __init__(self, words: Iterable[str], *, never: Iterable[str] = ()) -> None:
        self._never = frozenset(never)
        self._by_form: dict[str, set[str]] = defaultdict(set)
        self._longest = 0
        for word in words:
            self._longest = max(self._longest, len(word))
            if len(word) >= SHORTEST:
                for form in _forms(word):
                    self._by_form[form].add(word)

    def meant(self, word: str) -> set[str]:
        """Empty for a word that is itself ordinary; a "*" stands for any one letter."""
        # One that is longer by two is no slip, and its forms would fill the memory.
        if not SHORTEST - 1 <= len(word) <= self._longest + 1 or word in self._never:
            return set()
        near = {other for form in _forms(word) for other in self._by_form.get(form, ())}
        return {other for other in near if _is_slip(word, other)}


def _forms(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_slip(word: str, other: str) -> bool:
    """One letter more, less, other, or two neighbours swapped; and the first letter the same."""
    # People misspell the beginning of a word least; most chance neighbours differ there.
    if word[0] != other[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if at is None:
        return abs(len(word) - len(other)) <= 1
    mine, theirs = word[at:], other[at:]
    return (
        mine[1:] == theirs[1:]
        or mine[1:] == theirs
        or mine == theirs[1:]
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )
