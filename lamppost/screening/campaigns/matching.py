"""Which template an ad was made from: few are looked at, by what they share, and then closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2

import numpy as np
from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.alignment import Aligned, align, flags
from lamppost.screening.campaigns.background import Background, Bits, Row, row
from lamppost.screening.campaigns.folding import SPACE
from lamppost.screening.campaigns.ordering import reorder
from lamppost.screening.campaigns.parameters import Parameters
from lamppost.screening.campaigns.ports import Index, Templates
from lamppost.screening.campaigns.spreading import core, fair, kept, spread
from lamppost.screening.campaigns.template import Template

# How much is common, and how much of what says something; number, template.
Likely = tuple[float, float, int, Template]


class Matching:
    """Asks index and store, and changes nothing."""

    def __init__(
        self, index: Index, store: Templates, background: Background, given: Parameters
    ) -> None:
        self._index = index
        self._store = store
        self._background = background
        self._given = given
        self._marks: Bits = np.zeros(SPACE)

    def candidates(self, keys: Sequence[int]) -> list[int]:
        """Templates that share keys, those with most of them first."""
        found = self._index.postings(keys, limit=self._given.bucket)
        most, rare = self._given.compared, self._given.rare
        held: list[int] = []
        for numbers in found.values():
            held += numbers
            if len(numbers) <= rare:
                held += numbers  # what few hold counts twice
        shared = Counter(held)
        least = 2
        if len(shared) > most:
            least = max(least, sorted(shared.values())[-most])
        first = [number for number, times in shared.items() if times >= least]
        first.sort(key=shared.__getitem__, reverse=True)
        return first[:most]

    def likely(self, text: str, telling: set[str], numbers: Sequence[int]) -> list[Likely]:
        """Up to two with the longest common subsequence, or most words in whatever order.

        telling: its words that say something. Two ads in one language have all others in common.
        """
        compared = self._store.get(numbers)
        likely = []
        for at, number in enumerate(numbers):
            template = compared.get(number)
            if template is None or not template.columns:
                continue
            columns = template.columns
            common = LCSseq.similarity(text, columns) / min(len(text), len(columns))
            if at >= 3 and common < self._given.likely:
                continue
            told = len(telling.intersection(columns)) / len(telling)
            if told >= self._given.told and max(common, told) >= self._given.likely:
                likely.append((max(common, told), told, number, template))
        likely.sort(key=lambda each: (-each[0], each[2]))
        return likely[:2]

    def best(
        self, codes_: str, text: str, likely: Sequence[Likely]
    ) -> tuple[int, Template, Aligned] | None:
        """The template that spares most, if it spares enough."""
        words = row(text)
        bits = self._background.bits(words)
        best: tuple[int, Template, Aligned] | None = None
        for _common, told, number, template in likely:
            if not self._can_be(bits, words, template):
                continue
            is_moved = told >= self._given.moved
            aligned = self.aligned(codes_, text, bits, template, is_moved=is_moved)
            if best is not None and aligned.spared <= best[2].spared:
                continue
            if self.is_enough(aligned, template):
                best = (number, template, aligned)
                if aligned.share >= self._given.sure:
                    break
        return best

    def _can_be(self, bits: Bits, words: Row, template: Template) -> bool:
        """Whether it would do if its words stood in the template's order: seldom, and cheap.

        Two that say the same share words all along, whatever their order.
        """
        given = self._given
        columns = row(template.columns)
        there = self._there(words, columns)
        whole = float(bits.sum())
        kept = float(there @ bits) - flags(int(there.sum()), len(words))
        if kept < given.least_share * whole or fair(there, bits) < given.spread:
            return False
        own = core(template, self._background.bits(columns))
        return fair(self._there(columns, words), own) >= given.spread

    def _there(self, words: Row, columns: Row) -> Bits:
        """1.0 for each of the words that the template has."""
        self._marks[columns] = 1.0
        there: Bits = self._marks[words]
        self._marks[columns] = 0.0
        return there

    def aligned(
        self, codes_: str, text: str, bits: Bits, template: Template, *, is_moved: bool = True
    ) -> Aligned:
        """In the order of its own sentences, or in the template's if that spares more."""
        straight = align(text, bits, template)
        if not is_moved:
            return straight
        together = len(set(text) & set(template.columns))
        in_order = 0.8 if straight.share >= self._given.share else 1.0
        if straight.common > in_order * together:
            return straight
        moved, order, cuts = reorder(codes_, template.columns)
        if not cuts:
            return straight
        shuffled = align(moved, bits[order], template, cuts=cuts)
        return max(straight, shuffled, key=lambda aligned: aligned.spared)

    def is_enough(self, aligned: Aligned, template: Template) -> bool:
        given = self._given
        choosing = log2(self._background.templates + 2)
        if aligned.spared < given.bits + choosing or aligned.share < given.least_share:
            return False
        words = core(template, self._background.bits(row(template.columns)))
        along = spread(aligned, words)
        if along < given.spread:
            return False
        if aligned.share >= given.share:
            return True
        if template.size >= given.ripe and kept(aligned, words) >= given.kept:
            return True
        return aligned.spared >= given.long_bits and along >= given.long_spread
