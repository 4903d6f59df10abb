"""How common tokens are, by a sample of the newest ads: what plans are chosen by.

A sample tells common from uncommon, which is all that a plan asks, and nothing has to be kept
up to date while ads come and go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from lamppost.board.search.words import Term
from lamppost.places.window import Window

SAMPLE = 2_000
POINTS = 300  # of which it is known where they are: each is compared with each piece of a map


class Shares:
    """Which part of the sampled ads has a token, from 0.0 to 1.0, and where some of them are."""

    def __init__(
        self, numbers: Mapping[str, int], size: int, points: Sequence[tuple[float, float]] = ()
    ) -> None:
        self.size = size
        self._points = points
        self._numbers = numbers
        self._sorted = sorted(numbers)
        self._sums = [0, *accumulate(numbers[token] for token in self._sorted)]

    @classmethod
    def of_lexemes(
        cls,
        lexemes: Iterable[tuple[str, int]],
        size: int,
        points: Sequence[tuple[float, float]],
    ) -> Shares:
        """From lexemes, led by their windows, with the number of ads that have them."""
        numbers: Counter[str] = Counter()
        for lexeme, n in lexemes:
            numbers[lexeme.partition(".")[2]] += n
        return cls(numbers, size, points)

    def of(self, term: Term) -> float:
        """At most: an ad that has two of the tokens counts twice."""
        n = sum(self._numbers.get(token, 0) for token in term.any_of)
        if term.prefix:
            n += self._beginning(term.prefix)
        return min(1.0, n / self.size) if self.size else 0.0

    def inside(self, piece: Window) -> float:
        """Of the ads that lie in a piece of a map; never none."""
        n = sum(piece.holds(*point) for point in self._points)
        return max(n, 0.5) / len(self._points) if self._points else 1.0

    def _beginning(self, prefix: str) -> int:
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, f"{prefix}\U0010ffff")
        return self._sums[last] - self._sums[first]
