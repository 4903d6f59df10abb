"""What stands in the slots of a template: words, phrases, numbers, prices, phones, names, towns."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_TOWNS = """Dayton Columbus Akron Toledo Cleveland Canton Lima Marion Newark Springfield Mansfield
Elyria Lorain Kettering Parma Warren Findlay Zanesville Athens Sandusky Medina Massillon Troy
Delaware Lancaster Fairborn Ashland Wooster Xenia Piqua Sidney Alliance Ravenna Kent Oxford Lebanon
Wilmington Chillicothe Portsmouth Ironton Gallipolis Marietta Cambridge Steubenville Youngstown
Salem Ashtabula Painesville Mentor Euclid"""
_NAMES = """Ana Ben Cleo Dan Eva Finn Gia Hal Ida Jon Kim Lou Mia Ned Ola Pam Quin Ray Sue Tom Una
Vic Wes Xena Yan Zoe Alma Boris Carla Dora Emil Flora Gus Hanna Igor Jana Karl Lena Marco Nora"""
_AREAS = "215 267 330 419 513 614 740 937 216 440 484 610"
TOWNS, NAMES, AREAS = (tuple(words.split()) for words in (_TOWNS, _NAMES, _AREAS))


def phone(chance: random.Random, notation: int | None = None) -> str:
    """A number in one of the ways in which people write it."""
    area, middle = chance.choice(AREAS), chance.randrange(200, 999)
    last = f"{chance.randrange(10_000):04}"
    ways = (
        f"({area}) {middle}-{last}",
        f"{area}-{middle}-{last}",
        f"{area}.{middle}.{last}",
        f"+1{area}{middle}{last}",
        f"{area} {middle} {last}",
        f"+1 {area} {middle} {last}",
    )
    return ways[chance.randrange(len(ways)) if notation is None else notation % len(ways)]


def price(chance: random.Random) -> str:
    amount = int(chance.lognormvariate(6, 1.2)) + 5
    return chance.choice((f"${amount}", f"${amount:,}", f"{amount}$", f"{amount} USD", f"{amount}"))


@dataclass
class Values:
    """Draws values for slots. others: words of other ads; phrases are runs of them."""

    others: Sequence[str]
    chance: random.Random
    runs: Sequence[str] = field(default_factory=tuple)

    def slot(self, length: int) -> Callable[[], str]:
        """What draws the values of one slot; half of the slots repeat a few values."""
        draw = self._kind(length)
        if self.chance.random() < 0.5:
            return draw
        pool = [draw() for _number in range(self.chance.randint(2, 12))]
        return lambda: self.chance.choice(pool)

    def _kind(self, length: int) -> Callable[[], str]:
        if length > 1:
            return lambda: self._run(length + self.chance.choice((0, 0, 0, -1, 1)))
        return self.chance.choice(
            (
                lambda: self.chance.choice(self.others),
                lambda: self.chance.choice(self.others),
                lambda: str(self.chance.randrange(1, 5_000)),
                lambda: price(self.chance),
                lambda: phone(self.chance),
                lambda: self.chance.choice(TOWNS),
                lambda: self.chance.choice(NAMES),
            )
        )

    def _run(self, length: int) -> str:
        """So many words as they stand beside each other in some other ad."""
        at = self.chance.randrange(max(1, len(self.runs) - length))
        return " ".join(self.runs[at : at + max(1, length)])
