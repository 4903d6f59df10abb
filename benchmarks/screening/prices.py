"""How many planted lures a price alone gives away, and how many honest ads are looked at for it.

    PYTHONPATH=. python -m benchmarks.screening.prices [FILE]

FILE: CSV, compressed with xz or not, with the columns price and city. Its ads come in an order by
chance; each is asked about before it is counted, and asked about again at a part of its price, as
somebody asks who copies an honest ad and wants many to write.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from math import log
from pathlib import Path

from lamppost.core.money import Money
from lamppost.screening.checks.prices import (
    HIGH,
    LEAST_SCALE,
    LOW,
    UNBELIEVABLE,
    stands_for_an_offer,
)
from lamppost.screening.prices.histogram import ENOUGH, PriceHistogram

DATA = Path(os.environ.get("LAMPPOST_LABELLED", "../shared/data"))
PARTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
LIMITS = (1.5, 2.0, 2.5, LOW, 3.5, 4.0)

Ask = tuple[int, float, float]  # a price, and the median and scale of those before it


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "file", type=Path, nargs="?", default=DATA / "housing_titles_4_cities.csv.xz"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    ads = list(_ads(asked.file))
    random.Random(asked.seed).shuffle(ads)
    asks = list(_asked_one_by_one(ads))
    print(f"{len(asks):,} ads of {len(ads):,} were held against {ENOUGH} others or more\n")
    print("looked at from" + "".join(f"{limit:9}" for limit in LIMITS))
    _tell("honest, of 10,000", [10_000 * _share(asks, limit) for limit in LIMITS])
    for part in PARTS:
        lures = [(round(cents * part), median, scale) for cents, median, scale in asks]
        _tell(f"lures at {part:.0%}", [100 * _share(lures, limit) for limit in LIMITS], "%")
    high = sum(_far(one) > HIGH for one in asks) / len(asks)
    print(f"\nasked “Is the price right?” for being high: {10_000 * high:.0f} of 10,000")


def _ads(file: Path) -> Iterator[tuple[str, int]]:
    with lzma.open(file) if file.suffix == ".xz" else file.open("rb") as raw:
        for row in csv.DictReader(TextIOWrapper(raw, encoding="utf-8", newline="")):
            try:
                cents = round(float(row["price"]) * 100)
            except ValueError:
                continue
            if cents > 0:
                yield row["city"], cents


def _asked_one_by_one(ads: Iterable[tuple[str, int]]) -> Iterator[Ask]:
    known: dict[str, PriceHistogram] = defaultdict(PriceHistogram)
    for city, cents in ads:
        if known[city].total >= ENOUGH:
            yield cents, known[city].median_cents, known[city].scale
        known[city] = known[city].with_price(cents)


def _share(asks: list[Ask], limit: float) -> float:
    """Which part of them would be looked at: what the check does, at another limit."""
    return sum(
        _far(one) < -limit
        and one[0] * UNBELIEVABLE >= one[1]
        and not stands_for_an_offer(Money(one[0], "USD"))
        for one in asks
    ) / len(asks)


def _far(one: Ask) -> float:
    cents, median, scale = one
    return log(cents / median) / max(scale, LEAST_SCALE)


def _tell(what: str, figures: list[float], unit: str = " ") -> None:
    print(f"{what:18}" + "".join(f"{figure:8.0f}{unit}" for figure in figures))


if __name__ == "__main__":
    main()
