"""Reads and writes from two processes at once, and whether the database is ever locked.

    PYTHONPATH=. python -m benchmarks.mixed [--ads 100000] [--secs 30] [--json FILE]

Nine reads to a write: pages as in benchmarks.pages; posting an ad, renewing one, saving one.
Everything goes through the whole program but the web server, with a worker and a watcher beside
it as `lamppost serve` has them. Whatever goes wrong is told with where. The ads stay.
"""

from __future__ import annotations

import argparse
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.boards.opened import Board, add_options, opened
from benchmarks.measure.clocks import nth
from benchmarks.measure.kept import keep
from benchmarks.mixed.visiting import Seen, visit
from benchmarks.pages.served import served

PROCESSES = 2
ACTS = {"post", "renew", "save"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--secs", type=float, default=30)
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    asked = parser.parse_args()
    with opened(asked) as board:
        with served(board.folder / "mixed.log", only=("worker", "watch")):
            seen = _run(board, asked)
        figures = tell(seen, asked.secs)
        if asked.json:
            keep(asked.json, "mixed", board, [figures])


def _run(board: Board, asked: argparse.Namespace) -> Seen:
    fresh = multiprocessing.get_context("spawn")
    seen = Seen()
    with ProcessPoolExecutor(PROCESSES, mp_context=fresh) as pool:
        parts = [
            pool.submit(visit, board, f"{asked.seed} {number}", asked.secs)
            for number in range(PROCESSES)
        ]
        for part in parts:
            for name, took in part.result().took.items():
                seen.took.setdefault(name, []).extend(took)
            seen.wrong += part.result().wrong
    return seen


def tell(seen: Seen, secs: float) -> dict[str, Any]:
    print(f"{'':26}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}")
    for name, took in sorted(seen.took.items(), key=lambda one: (one[0] in ACTS, one[0])):
        print(f"{name:26}{len(took) / secs:10.1f}{median(took):9.1f}{nth(took, 0.99):9.1f}")
    locked = sum(n for (_at, what), n in seen.wrong.items() if "lock" in what.lower())
    print(
        f"database is locked: {locked} times (bar 0); other things: {seen.wrong.total() - locked}"
    )
    for (at, what), n in seen.wrong.most_common():
        print(f"  {n} x {at}: {what}")
    reads = [ms for name, took in seen.took.items() if name not in ACTS for ms in took]
    writes = [ms for name, took in seen.took.items() if name in ACTS for ms in took]
    return {
        "locked": locked,
        "wrong": seen.wrong.total(),
        **_summary("reads", reads, secs),
        **_summary("writes", writes, secs),
    }


def _summary(name: str, took: list[float], secs: float) -> dict[str, float]:
    took = took or [0.0]  # none in so short a time
    return {
        f"{name}_s": round(len(took) / secs, 1),
        f"{name}_p50": round(median(took), 2),
        f"{name}_p99": round(nth(took, 0.99), 2),
    }


if __name__ == "__main__":
    main()
