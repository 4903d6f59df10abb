"""The words of a made board: as frequent as in English, and each category with its own.

Source: wordfreq's English list (Robyn Speer, 2022; data CC BY-SA 4.0).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import wordfreq

from lamppost.core.text import fold

# A word of the list stands in the table as often as in so many words of English. The rarest
# that get in at all are then in about one of 50,000 ads.
TABLE_WORDS = 4_000_000
TITLE_SKIPS = 40  # "the", "of", "and": hardly in titles
FAVOURITES = 300  # of a category; the first of them in most of its ads, the last in few
FAVOURITE_RANKS = (150, 25_000)
STOCK_PHRASES = 40  # "no smoking home": what the ads of one category repeat to the letter
SLOTS = 8_192  # how finely a category's table tells a frequent favourite from a rare one


@dataclass(frozen=True)
class Speech:
    """Tables to draw words from evenly: a word stands in one as often as it is to be drawn."""

    words: Sequence[str]
    title_words: Sequence[str]

    def own_to(self, slug: str, seed: int) -> Favourites:
        """What a category speaks of: the same for each seed."""
        chance = random.Random(f"{seed} {slug}")
        ranked = english_words()[slice(*FAVOURITE_RANKS)]
        # Its own name comes first, as bicycles are what is told of in bicycles.
        names = [word for word in fold(slug.replace("-", " ")).split() if len(word) > 2]
        chosen = [*names, *chance.sample([word for word, _share in ranked], FAVOURITES)]
        shares = [1 / rank for rank in range(1, len(chosen) + 1)]
        table = chance.choices(chosen, shares, k=SLOTS)
        phrases = [
            " ".join(chance.choices(table, k=chance.choice((2, 3, 3, 4))))
            for _number in range(STOCK_PHRASES)
        ]
        return Favourites(table, phrases)


@dataclass(frozen=True)
class Favourites:
    words: Sequence[str]
    phrases: Sequence[str]


@cache
def english_words() -> list[tuple[str, float]]:
    """Every word with its share of all words, most frequent first."""
    shares = wordfreq.get_frequency_dict("en", wordlist="large")
    words = ((word, share) for word, share in shares.items() if _is_written(word))
    return sorted(words, key=lambda one: (-one[1], one[0]))


def _is_written(word: str) -> bool:
    # The list holds words of other alphabets that stood in English texts.
    return word.isalpha() and (word.isascii() or fold(word).isascii())


@cache
def speech() -> Speech:
    words = english_words()
    return Speech(_table(words), _table(words[TITLE_SKIPS:]))


def _table(words: Sequence[tuple[str, float]]) -> list[str]:
    return [word for word, share in words for _copy in range(round(share * TABLE_WORDS))]
