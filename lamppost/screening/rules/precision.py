"""How often a rule is right, and when it is wrong too often. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

Z = 1.959964  # 95 % of a normal distribution lie within so many standard deviations
BAR = 0.8

# Below five a single reviewer's slip is a fifth of all that is known.
FEWEST = 5
# With twenty, one more or less changes the share by a twentieth.
FEWEST_FOR_SHARE = 20


@dataclass(frozen=True)
class Precision:
    """right: of `decided` matches, those where somebody said that it was stopped rightly."""

    right: int
    decided: int

    @property
    def share(self) -> float:
        return self.right / self.decided if self.decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the truth lies with 95 % (Wilson, 1927, JASA 22); everywhere if nothing is known.

        Unlike the textbook's one it holds for few decisions and for shares near 0 and 1.
        """
        if not self.decided:
            return 0.0, 1.0
        n, share = self.decided, self.share
        middle = share + Z * Z / (2 * n)
        width = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        whole = 1 + Z * Z / n
        return max(0.0, (middle - width) / whole), min(1.0, (middle + width) / whole)

    @property
    def sure(self) -> float:
        """For a finding: the share, drawn towards one half while little is known."""
        return (self.right + 2) / (self.decided + 4)


def is_below(precision: Precision, bar: float) -> bool:
    """Whether a rule has to go back to shadow. The page docs/hosting/rules.md tells the three
    ways in words; the lower end of the interval alone would send every young rule back."""
    low, high = precision.interval
    decided = precision.decided
    return (
        (decided >= FEWEST and high < bar)
        or (decided >= FEWEST_FOR_SHARE and precision.share < bar)
        or (decided >= enough(bar) and low < bar)
    )


@lru_cache(maxsize=64)
def enough(bar: float) -> int:
    """After how many decisions a good rule would have shown that it is above its bar.

    Good is half-way between the bar and always right. At half of this number the lower end of
    such a rule's interval reaches the bar on average; at this one it does so four times in five.
    """
    share = (1 + bar) / 2
    decided = FEWEST
    while Precision(round(share * decided), decided).interval[0] < bar:
        decided += 1
    return 2 * decided
