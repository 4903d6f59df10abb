"""What an ad and a template have in common, in order; and how many bits that spares.

Minimum description length: an ad is told as itself, word by word, or as "like that template, but".
The second needs to say, for each word of both, whether it is kept; it spares what the kept words
would have cost. InfoShield (ICDE 2021) decides by the same idea; the alignment here is a longest
common subsequence, found bit-parallel by rapidfuzz, to the template alone and never to all its ads.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma, log, log2

import numpy as np
from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.background import Bits
from lamppost.screening.campaigns.folding import BREAK


@dataclass(frozen=True, slots=True)
class Aligned:
    """blocks: (in the ad, in the template, length), in order. flat: the ad, perhaps in another
    order of sentences. spared: bits, what saying it costs taken off. share: of the ad's own."""

    flat: str
    blocks: tuple[tuple[int, int, int], ...]
    spared: float
    share: float

    @property
    def common(self) -> int:
        return sum(length for _, _, length in self.blocks)


def align(flat: str, bits: Bits, columns: str, *, sentences: int = 0) -> Aligned:
    """bits: of each word of `flat`. sentences: how many were put in another order."""
    blocks = _blocks(flat, columns)
    total = np.concatenate(([0.0], np.cumsum(bits)))
    common = sum(length for _, _, length in blocks)
    kept = float(sum(total[at + length] - total[at] for at, _, length in blocks))
    cost = _flags(common, len(flat)) + _flags(common, len(columns)) + _orders(sentences)
    spared = kept - cost
    return Aligned(flat, blocks, spared, spared / max(float(total[-1]), 1.0))


def _blocks(flat: str, columns: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(flat, columns)
        if step.tag == "equal"
    )


def _flags(ones: int, of: int) -> float:
    """Bits for saying of each of `of` words whether it is one of the `ones`."""
    if not 0 < ones < of:
        return 0.0
    part = ones / of
    return -of * (part * log2(part) + (1 - part) * log2(1 - part))


def _orders(sentences: int) -> float:
    """Bits for saying in which order sentences stand."""
    return lgamma(sentences + 1) / log(2)


def reorder(row: str, columns: str) -> tuple[str, list[int], int]:
    """An ad with its sentences put where their words stand in the template.

    Returns it flat, for each word the place that it had, and how many sentences there are.
    A sentence goes by the middle one of its words that the template has once; one with none
    stays behind the sentence before it.
    """
    place = {}
    twice = set()
    for at, word in enumerate(columns):
        if word in place:
            twice.add(word)
        place[word] = at
    for word in twice:
        del place[word]
    pieces, start, last = [], 0, -1
    for sentence in row.split(BREAK):
        if not sentence:
            continue
        found = sorted(place[word] for word in sentence if word in place)
        last = found[len(found) // 2] if found else last
        pieces.append((last, start, sentence))
        start += len(sentence)
    pieces.sort(key=lambda piece: piece[:2])
    order = [at for _, start, text in pieces for at in range(start, start + len(text))]
    return "".join(text for _, _, text in pieces), order, len(pieces)
