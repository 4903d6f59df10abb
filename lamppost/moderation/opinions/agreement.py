"""How far two people who look at the same things agree, beyond what chance alone would give. Pure.

docs/algorithms/agreement.md tells the whole of it, with a picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

# Below, a kappa says more about who happened to be drawn than about who reviews: with ten pairs
# the interval is about as wide as the scale from "by chance" to "always".
FEWEST_PAIRS = 10
_Z = 1.959964  # standard deviations that 95 % of a normal distribution lie within
_ALWAYS = 1 - 1e-12


@dataclass(frozen=True)
class Kappa:
    """value: 1 always agree, 0 as often as by chance, below 0 less often. low to high: the values
    that 95 % of such samples would leave possible."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Agreement:
    """kappa: None below FEWEST_PAIRS, and where both have always chosen one and the same thing:
    then nothing can be told from chance."""

    pairs: int
    agreed: int
    kappa: Kappa | None

    @property
    def share(self) -> float:
        """0.0 to 1.0; 0.0 without pairs."""
        return self.agreed / self.pairs if self.pairs else 0.0


def agreement(pairs: Iterable[tuple[str, str]], *, fewest: int = FEWEST_PAIRS) -> Agreement:
    """Of what the first chose and what the second chose, each pair about one thing."""
    counts = Counter(pairs)
    in_all = sum(counts.values())
    agreed = sum(n for (one, other), n in counts.items() if one == other)
    is_enough = in_all >= max(fewest, 1)
    return Agreement(in_all, agreed, kappa_of(counts) if is_enough else None)


def kappa_of(counts: Counter[tuple[str, str]]) -> Kappa | None:
    """Cohen's kappa (1960): (p - e) / (1 - e), where p is the share on which both chose the same,
    and e the share on which they would if each chose as often as they do, but blindly.

    The interval is Wilson's (1927) for p, carried over with e held fast. The usual one, from the
    large-sample error of Fleiss, Cohen and Everitt (1969), is far too narrow for the few pairs
    that a board has: see the page in docs.
    """
    in_all = sum(counts.values())
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), n in counts.items():
        first[one] += n
        second[other] += n
    by_chance = sum(first[name] * second[name] for name in first) / in_all**2
    if by_chance >= _ALWAYS:
        return None
    observed = sum(n for (one, other), n in counts.items() if one == other) / in_all
    low, high = wilson(observed, in_all)
    return Kappa(*(_beyond(share, by_chance) for share in (observed, low, high)))


def _beyond(share: float, by_chance: float) -> float:
    return max(-1.0, (share - by_chance) / (1 - by_chance))


def wilson(share: float, n: int) -> tuple[float, float]:
    """Between which shares the true one lies, 95 times in 100."""
    squared = _Z * _Z
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = _Z / (1 + squared / n) * sqrt(share * (1 - share) / n + squared / (4 * n * n))
    # Rounding must not leave the share itself outside.
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
