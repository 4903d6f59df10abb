"""Whether what an ad and a template have in common runs all through both.

Ads that were made from one template keep its words all along; people who copy a passage (a stock
sentence, a landlord's paragraph) share that passage and nothing else. Neither the length of what
is common nor its bits tell the two apart; where it stands does.
"""

from __future__ import annotations

import numpy as np

from lamppost.screening.campaigns.alignment import Aligned
from lamppost.screening.campaigns.background import Bits
from lamppost.screening.campaigns.template import Template

WINDOW = 16  # words: wide enough for shares to mean something, shorter than a paragraph
FAIR = 0.25  # of a window's bits; by chance two texts on one subject have a tenth in common


def core(template: Template, columns: Bits) -> Bits:
    """The bits of the template's words, those that few of its ads have at nothing."""
    if template.size == 1:
        return columns
    return columns * (np.array(template.support) * 2 > max(template.support))


def spread(aligned: Aligned, core: Bits) -> float:
    """The part of both texts, 0.0 to 1.0, that has its share of what is common."""
    return min(fair(aligned.in_ad, aligned.bits), fair(aligned.in_template, core))


def kept(aligned: Aligned, core: Bits) -> float:
    """The part of the template that the ad has, by bits."""
    return float(aligned.in_template @ core) / max(float(core.sum()), 1.0)


def fair(kept: Bits, bits: Bits) -> float:
    """Of windows, how many have a fair share of their bits kept."""
    own = bits > 0
    kept, bits = kept[own], bits[own]
    count = max(1, round(len(bits) / WINDOW))
    edges = np.arange(count) * len(bits) // count
    shares = np.add.reduceat(kept * bits, edges) / np.add.reduceat(bits, edges)
    return float(np.count_nonzero(shares >= FAIR)) / count
