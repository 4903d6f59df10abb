"""The words of an ad as they were written, beside the characters that they are compared by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lamppost.screening.campaigns import typed
from lamppost.screening.campaigns.folding import character, fold, spans

KINDS = frozenset(map(character, typed.WORDS))


@dataclass(frozen=True, slots=True)
class Written:
    """flat: as in `folding.flat`. spans: for each of its words, where it stands in `text`."""

    text: str
    flat: str
    spans: Sequence[tuple[int, int]]

    def piece(self, words: Sequence[int]) -> str:
        """These words, in this order; with what stands between where they follow one another."""
        if not words:
            return ""
        if all(after == before + 1 for before, after in pairwise(words)):
            return " ".join(self.text[self.spans[words[0]][0] : self.spans[words[-1]][1]].split())
        return " ".join(self.text[start:end] for start, end in (self.spans[at] for at in words))


def written(text: str, flat: str) -> Written:
    """flat: the words of the text as `folding.codes` and `folding.flat` gave them."""
    plain, origin = _folded(text)
    for kind, word in typed.kinds(plain):
        plain, origin = _replaced(plain, origin, kind, f" {word} ")
    plain = typed.letters(plain)
    found = spans(plain)[: len(flat)]
    return Written(text, flat, [(origin[start], origin[end - 1] + 1) for start, end in found])


def _folded(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return text.lower(), range(len(text))
    seen = {letter: fold(letter) for letter in set(text)}
    folded = "".join([seen[letter] for letter in text])
    if all(len(letter) == 1 for letter in seen.values()):
        return folded, range(len(text))
    return folded, [at for at, letter in enumerate(text) for _ in seen[letter]]


def _replaced(
    plain: str, origin: Sequence[int], kind: re.Pattern[str], word: str
) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in kind.finditer(plain):
        first, last = origin[match.start()], origin[match.end() - 1]
        pieces += (plain[at : match.start()], word)
        places += [*origin[at : match.start()], first, first, *[last] * (len(word) - 2)]
        at = match.end()
    if not pieces:
        return plain, origin
    return "".join([*pieces, plain[at:]]), [*places, *origin[at:]]
