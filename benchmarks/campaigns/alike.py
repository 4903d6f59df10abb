"""Leaves out of a background what repeats itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rensa import RMinHash, RMinHashLSH

from benchmarks.campaigns.rows import Text

RUN = 4  # words
# An ad is left out if so much of it, in runs of four words, stands in one ad that is kept.
REPEATED = 0.25
MOST_HOLDERS = 60  # ads remembered for a run: what more of them say is a turn of phrase
# Telegraphic texts have no runs in common: "3 bedroom, porch, near transport" said another way.
SAME_WORDS, HASHES, BANDS = 0.3, 126, 42
_WORD = re.compile(r"\w+")


def without_repeats(texts: Iterable[Text]) -> list[Text]:
    """Those that neither repeat runs of words of one that is kept, nor have most words with it."""
    return _without_same_words(_without_same_runs(texts))


def _without_same_words(texts: Iterable[Text]) -> list[Text]:
    index = RMinHashLSH(threshold=SAME_WORDS, num_perm=HASHES, num_bands=BANDS)
    hashes: list[RMinHash] = []
    kept: list[Text] = []
    for text in texts:
        one = RMinHash(num_perm=HASHES, seed=1)
        one.update(sorted(set(_words(text.whole))))
        if any(one.jaccard(hashes[other]) >= SAME_WORDS for other in index.query(one)):
            continue
        index.insert(len(kept), one)
        hashes.append(one)
        kept.append(text)
    return kept


def _without_same_runs(texts: Iterable[Text]) -> list[Text]:
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
    words = _words(text)
    return {hash(tuple(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1))}


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if not word.isdigit()]
