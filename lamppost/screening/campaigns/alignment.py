"""What an ad and a template have in common, in order; and how many bits that spares.

Minimum description length: an ad is told as itself, word by word, or as "like that template, but".
The second needs to say, for each word of both, whether it is kept; it spares what the kept words
would have cost. InfoShield (ICDE 2021) decides by the same idea; the alignment here is a longest
common subsequence, found bit-parallel by rapidfuzz, to the template alone and never to all its ads.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np
from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.background import Bits
from lamppost.screening.campaigns.template import Template

WINDOW = 16  # words: wide enough for shares to mean something, shorter than a paragraph
FAIR = 0.25  # of a window's bits; by chance two texts on one subject have a tenth in common


@dataclass(frozen=True, slots=True)
class Aligned:
    """blocks: (in the ad, in the template, length), in order. flat: the ad, perhaps in another
    order of sentences. spared: bits, what saying it costs taken off. share: of the ad's own."""

    flat: str
    bits: Bits
    blocks: tuple[tuple[int, int, int], ...]
    in_ad: Bits
    in_template: Bits
    spared: float
    share: float

    @property
    def common(self) -> int:
        return int(self.in_ad.sum())


def align(flat: str, bits: Bits, template: Template, *, cuts: int = 0) -> Aligned:
    """bits: of each word of `flat`. cuts: places where its order was changed."""
    blocks = _blocks(flat, template.columns)
    in_ad, in_template = np.zeros(len(flat)), np.zeros(len(template.columns))
    for ad, column, length in blocks:
        in_ad[ad : ad + length] = 1.0
        in_template[column : column + length] = 1.0
    kept = float(in_ad @ bits)
    common = sum(length for _, _, length in blocks)
    cost = flags(common, len(flat)) + _columns(template, in_template) + cuts * log2(len(flat) + 1)
    whole = max(float(bits.sum()), 1.0)
    return Aligned(flat, bits, blocks, in_ad, in_template, kept - cost, (kept - cost) / whole)


def _blocks(flat: str, columns: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(flat, columns)
        if step.tag == "equal"
    )


def _columns(template: Template, kept: Bits) -> float:
    """Bits for saying which columns are kept: few where most ads have what this one has."""
    if template.size == 1:
        return flags(int(kept.sum()), len(kept))
    likely = (np.array(template.support) + 0.5) / (template.size + 1.5)
    return float(-np.log2(np.where(kept > 0, likely, 1.0 - likely)).sum())


def flags(ones: int, of: int) -> float:
    """Bits for saying of each of `of` words whether it is one of the `ones`."""
    if not 0 < ones < of:
        return 0.0
    part = ones / of
    return -of * (part * log2(part) + (1 - part) * log2(1 - part))
