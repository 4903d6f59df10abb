"""Writes a file of ads with planted campaigns, and beside it what is true of them.

    PYTHONPATH=. python -m benchmarks.campaigns.make --ads 10000 --out planted.jsonl

The text is real text where ../shared/data is at hand (or another place, by --data); never commit
or pass on what this writes then.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.campaigns.backgrounds import NAMES
from benchmarks.campaigns.files import rows, truth_file, truths, write
from benchmarks.campaigns.made import Asked, made
from benchmarks.campaigns.styles import STYLES


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help=".csv or .jsonl")
    asked = parser.parse_args()
    what = Asked(asked.ads, asked.seed, asked.background, asked.style, asked.data)
    ads = made(what)
    write(asked.out, rows(ads, STYLES[asked.style], asked.seed, left_out(asked)))
    write(truth_file(asked.out), truths(ads, asked.seed))
    print(dict(Counter(ad.kind for ad in ads)))


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ads", type=int, default=10_000)
    parser.add_argument(
        "--background", default="deduplicated", help=f"{', '.join(NAMES)} or a file"
    )
    parser.add_argument("--style", default="mixed", help=f"{', '.join(STYLES)}")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--without", default="", help="columns, with commas between")


def left_out(asked: argparse.Namespace) -> list[str]:
    return [name for name in asked.without.split(",") if name]


if __name__ == "__main__":
    main()
