"""Leaves out of a background what repeats itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.campaigns.rows import Text

RUN = 4  # words
# An ad is left out if so much of it, in runs of four words, stands in one ad that is kept.
REPEATED = 0.25
MOST_HOLDERS = 60  # ads remembered for a run: what more of them say is a turn of phrase
_WORD = re.compile(r"\w+")


def without_repeats(texts: Iterable[Text]) -> list[Text]:
    holders: dict[int, list[int]] = {}
    kept: list[Text] = []
    for text in texts:
        runs = runs_of(text.whole)
        shared = Counter(ad for run in runs for ad in holders.get(run, ()))
        if shared and shared.most_common(1)[0][1] >= REPEATED * len(runs):
            continue
        for run in runs:
            if len(held := holders.setdefault(run, [])) < MOST_HOLDERS:
                held.append(len(kept))
        kept.append(text)
    return kept


def runs_of(text: str) -> set[int]:
    words = [word for word in _WORD.findall(text.lower()) if not word.isdigit()]
    return {hash(tuple(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1))}
