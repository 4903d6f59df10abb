"""How common tokens are, by a sample of the newest ads: what plans are chosen by.

A sample tells common from uncommon, which is all that a plan asks, and nothing has to be kept
up to date while ads come and go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate

from lamppost.board.search.words import Term

SAMPLE = 2_000


class Shares:
    """Which part of the sampled ads has a token, from 0.0 to 1.0."""

    def __init__(self, numbers: Mapping[str, int], size: int) -> None:
        self.size = size
        self._numbers = numbers
        self._sorted = sorted(numbers)
        self._sums = [0, *accumulate(numbers[token] for token in self._sorted)]

    @classmethod
    def of_lexemes(cls, lexemes: Iterable[tuple[str, int]], size: int) -> Shares:
        """From lexemes, led by their windows, with the number of ads that have them."""
        numbers: Counter[str] = Counter()
        for lexeme, n in lexemes:
            numbers[lexeme.partition(".")[2]] += n
        return cls(numbers, size)

    def of(self, term: Term) -> float:
        """At most: an ad that has two of the tokens counts twice."""
        n = sum(self._numbers.get(token, 0) for token in term.any_of)
        if term.prefix:
            n += self._beginning(term.prefix)
        return min(1.0, n / self.size) if self.size else 0.0

    def _beginning(self, prefix: str) -> int:
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, f"{prefix}\U0010ffff")
        return self._sums[last] - self._sums[first]
