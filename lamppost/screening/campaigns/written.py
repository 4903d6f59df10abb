"""The words of an ad as they were written, beside the characters that they are compared by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lamppost.screening.campaigns import typed
from lamppost.screening.campaigns.folding import BREAK, LONGEST, character, fold, pattern

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


def written(text: str) -> Written:
    plain, origin = _folded(text)
    for kind, word in typed.kinds(plain):
        plain, origin = _replaced(plain, origin, kind, f" {word} ")
    plain = typed.letters(plain)
    found, spans = [], []
    for number, match in enumerate(pattern(plain).finditer(plain)):
        if number == LONGEST:
            break
        if (code := character(match[0])) != BREAK:
            found.append(code)
            spans.append((origin[match.start()], origin[match.end() - 1] + 1))
    return Written(text, "".join(found), spans)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = [fold(letter) for letter in text]
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _ in piece]


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
