"""How well planted campaigns are found, beside the bars and beside what others do.

    PYTHONPATH=. python -m benchmarks.campaigns --ads 10000 --seeds 3 [--style all] [--json FILE]

"!" marks a bar that is missed. Processor time and memory are of a process of its own, reading and
writing included. With real text from ../shared/data; `--background synthetic` needs none.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.campaigns.made import Asked
from benchmarks.campaigns.make import add_options
from benchmarks.campaigns.running import METHODS, make, run
from benchmarks.campaigns.styles import STYLES
from benchmarks.campaigns.table import HEAD, Figures, line, worst
from benchmarks.measure.machine import load, machine


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--seeds", type=int, default=3, help="how many files of each kind")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--methods", default="lamppost", help=f"of {', '.join(METHODS)}")
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    parser.add_argument("--keep", type=Path, help="keep the made files in this folder")
    asked = parser.parse_args()
    print(f"{asked.ads:,} ads; load {load()}\n{HEAD}")
    with tempfile.TemporaryDirectory() as folder:
        runs = list(_runs(asked, asked.keep or Path(folder)))
    for method in asked.methods.split(","):
        print(line(f"worst: {method}", worst([one for one in runs if one["method"] == method])))
    if asked.json:
        _keep(asked, runs)


def _runs(asked: argparse.Namespace, folder: Path) -> Iterator[Figures]:
    names = list(STYLES) if asked.style == "all" else asked.style.split(",")
    for background in asked.background.split(","):
        for style in names:
            for seed in range(asked.first, asked.first + asked.seeds):
                what = Asked(asked.ads, seed, background, style, asked.data)
                file = folder / f"{Path(background).stem}-{style}-{asked.ads}-{seed}.jsonl"
                make(what, file, asked.without)
                for method in asked.methods.split(","):
                    figures = run(method, file)
                    print(line(f"{background} {style} {seed} {method}", figures), flush=True)
                    yield {"background": background, "style": style, "seed": seed, **figures}


def _keep(asked: argparse.Namespace, runs: list[Figures]) -> None:
    told = {
        "what": "campaigns",
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "load": load(),
        "ads": asked.ads,
        "without": asked.without,
        "figures": runs,
    }
    with asked.json.open("a", encoding="utf-8") as out:
        out.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
