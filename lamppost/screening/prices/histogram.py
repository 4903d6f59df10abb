"""Prices of many ads in one small value, of which newer ones count for more. Pure.

The logarithms of the prices are counted in bins as wide as 5 % of a price. That is enough for a
median and quantiles, costs the same however many ads there were, and forgets: all counts are
halved every half-year, as prices are no law of nature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log

# With fewer the ends of a spread are chance: a tenth of them would be three ads.
ENOUGH = 30
BIN = 0.05  # of the natural logarithm: 5 %
HALF_LIFE_DAYS = 180.0
_GONE = 0.01  # what is left of a count when it is dropped: the row stays small
_NORMAL_QUARTILE = 0.6745  # of a normal distribution, in standard deviations
_NORMAL_TENTH = 1.2816


@dataclass(frozen=True)
class PriceHistogram:
    """counts: for each bin, how many ads; fractions, since older ones have faded."""

    counts: Mapping[int, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.counts.values())

    def aged(self, days: float) -> PriceHistogram:
        """As it is when so much time has passed."""
        left = 0.5 ** (max(0.0, days) / HALF_LIFE_DAYS)
        faded = {at: count * left for at, count in self.counts.items()}
        return PriceHistogram({at: count for at, count in faded.items() if count >= _GONE})

    def with_price(self, cents: int, weight: float = 1.0) -> PriceHistogram:
        """With another ad's price, which is more than nothing."""
        at = round(log(cents) / BIN)
        return PriceHistogram({**self.counts, at: self.counts.get(at, 0.0) + weight})

    @property
    def median_cents(self) -> float:
        return exp(self.quantile(0.5))

    @property
    def scale(self) -> float:
        """Of the logarithm: a standard deviation that a tenth of wild prices does not move.

        The wider of two: half of all prices lie within 0.67 of it around the median, or a tenth
        of them below 1.28 of it. A category with a cheap corner (rooms among apartments) is
        wider below than a bell, and must not have that corner held against it.
        """
        return max(self._deviation() / _NORMAL_QUARTILE, self._below() / _NORMAL_TENTH)

    def quantile(self, part: float) -> float:
        """The logarithm of the price below which this part of the ads lies."""
        return _quantile({at * BIN: count for at, count in self.counts.items()}, part)

    def _below(self) -> float:
        return self.quantile(0.5) - self.quantile(0.1)

    def _deviation(self) -> float:
        """The median distance from the median."""
        middle = self.quantile(0.5)
        apart: dict[float, float] = {}
        for at, count in self.counts.items():
            far = abs(at * BIN - middle)
            apart[far] = apart.get(far, 0.0) + count
        return _quantile(apart, 0.5)


def _quantile(weights: Mapping[float, float], part: float) -> float:
    """Between two bins, as if a bin's ads were spread evenly from half a bin below to half above.

    weights: by value; not empty.
    """
    wanted = part * sum(weights.values())
    for value in sorted(weights):
        if wanted <= weights[value]:
            return value + BIN * (wanted / weights[value] - 0.5)
        wanted -= weights[value]
    return max(weights)
