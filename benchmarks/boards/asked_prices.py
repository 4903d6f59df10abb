"""What the ads of a category ask: spread as prices are, and heaped on round numbers."""

from __future__ import annotations

import random
from dataclasses import dataclass

from lamppost.board.categories import Category
from lamppost.board.prices import PriceKind

USUAL = {  # the middle of what is asked, in whole units of the currency
    PriceKind.FIXED: 60,
    PriceKind.NEGOTIABLE: 90,
    PriceKind.PER_HOUR: 22,
    PriceKind.PER_MONTH: 1_100,
}
DEARER = {"homes-for-sale": 3_000, "vehicles": 100}  # how many times the usual
SPREAD = {PriceKind.PER_HOUR: 0.35, PriceKind.PER_MONTH: 0.5}
UNSAID, GIVEN_AWAY = 0.08, 0.06
HEAPS = ((0.25, 1), (0.65, 5), (0.9, 10), (1.0, 50))  # up to this chance: multiples of this
MOST_UNITS = 50_000_000


@dataclass(frozen=True)
class Prices:
    """The prices of one category, about a middle that the seed chose for it."""

    kinds: tuple[PriceKind, ...]
    times: float

    @classmethod
    def of(cls, category: Category, chance: random.Random) -> Prices:
        dearer = DEARER.get(category.slug, DEARER.get(category.parent or "", 1))
        return cls(category.prices, dearer * chance.lognormvariate(0, 0.6))

    def draw(self, chance: random.Random) -> tuple[int | None, str]:
        """Minor units and kind, as `AdContent` wants them."""
        if not self.kinds or chance.random() < UNSAID:
            return None, ""
        kind = self.kinds[int(len(self.kinds) * chance.random() ** 2)]  # the first is the usual
        if kind is PriceKind.FREE:
            return 0, PriceKind.FREE.value
        if PriceKind.FREE in self.kinds and chance.random() < GIVEN_AWAY:
            return 0, PriceKind.FREE.value
        times = chance.lognormvariate(0, SPREAD.get(kind, 1.1))
        if kind in {PriceKind.PER_HOUR, PriceKind.PER_MONTH}:
            return _rounded(USUAL[kind] * times, chance), kind.value
        return _rounded(USUAL[kind] * self.times * times, chance), kind.value


def _rounded(units: float, chance: random.Random) -> int:
    roll = chance.random()
    step = next(step for upto, step in HEAPS if roll <= upto)
    while step * 100 < units:  # nobody asks 1,235,795 for a house
        step *= 10
    return min(MOST_UNITS, max(1, round(units / step)) * step) * 100
