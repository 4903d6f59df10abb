"""How surprising words are where nobody copies: bits that it takes to tell them.

Counted over templates, not over ads: a campaign of sixty ads, and somebody who posts the same ad
each week, count once, so neither makes its own words look ordinary. Words are told by the word
before them, so that a sentence which many unrelated people use costs next to nothing: that is
how boilerplate weighs nothing, without a list.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lamppost.screening.campaigns.folding import SPACE
from lamppost.screening.campaigns.parameters import PARAMETERS, Parameters

Row = NDArray[np.uint32]
Bits = NDArray[np.float64]

_PAIRS = 1 << 22  # cells for pairs of words; 2 million different ones meet now and then
_MULTIPLIER = np.uint32(2_654_435_761)  # Knuth's, for spreading pairs over the cells


def row(flat: str) -> Row:
    """Its words as integers in [0, SPACE)."""
    return np.frombuffer(flat.encode("utf-32-le"), np.uint32) % np.uint32(SPACE)


class Background:
    """Counts of words and of pairs of words over templates. 20 MB, whatever the board's size."""

    def __init__(self, parameters: Parameters = PARAMETERS) -> None:
        self.templates = 0
        self._total = 0
        self._words: NDArray[Any] = np.zeros(SPACE, np.uint32)
        self._pairs: NDArray[Any] = np.zeros(_PAIRS, np.uint32)
        self._few = parameters.few
        self._doubt = parameters.doubt
        self._unseen = parameters.unseen

    def add(self, flat: str) -> None:
        self._count(flat, 1)

    def remove(self, flat: str) -> None:
        """Takes back exactly what `add` of the same counted."""
        self._count(flat, -1)

    def include(self, other: Background) -> None:
        """Adds all that the other counted."""
        self.templates += other.templates
        self._total += other._total
        self._words += other._words
        self._pairs += other._pairs

    def same_as(self, other: Background) -> bool:
        """Whether both have counted the same."""
        return (
            self._total == other._total
            and np.array_equal(self._words, other._words)
            and np.array_equal(self._pairs, other._pairs)
        )

    def known(self, words: Row) -> Row:
        """Templates that have each word."""
        known: Row = self._words[words]
        return known

    def bits(self, words: Row) -> Bits:
        """What each word costs to tell, the words before it known."""
        count = self._words[words]
        likely = (count + 0.5) / (self._total + self._unseen)
        if len(words) > 1:
            together = self._pairs[_cells(words)] - float(self._few)
            after = together / (count[:-1] + float(self._doubt))
            np.maximum(likely[1:], after, out=likely[1:])
        np.maximum(likely, 1e-9, out=likely)
        np.minimum(likely, 1.0, out=likely)
        bits: Bits = -np.log2(likely)
        return bits

    def _count(self, flat: str, by: int) -> None:
        words = row(flat)
        self.templates += by
        self._total += by * len(words)
        np.add.at(self._words, words, np.uint32(by % (1 << 32)))
        np.add.at(self._pairs, _cells(words), np.uint32(by % (1 << 32)))


def _cells(words: Row) -> Row:
    mixed = words[:-1] * _MULTIPLIER ^ (words[1:] * np.uint32(40_503) + np.uint32(77))
    cells: Row = (mixed ^ (mixed >> np.uint32(15))) % np.uint32(_PAIRS)
    return cells
