"""Pages a second with and without a streaming replica, and what asking for its place costs.

    PYTHONPATH=. python benchmarks/replicas.py [--pages 400]

Starts a primary, a replica, a cache and two boards on this machine, one that knows of the replica
and one that does not, and asks both for the list of ads in turn. All of them share the machine's
cores: what a second machine would add is not measured, only what the second database costs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import postgres, valkey
from tests.scaling.board import Board, lit

ROUNDS = 4
VISITORS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    pages = parser.parse_args().pages
    programs, cache_program = postgres.find_programs(), valkey.find_program()
    if programs is None or cache_program is None:
        raise SystemExit("needs PostgreSQL's server, and Valkey's or Redis'")
    with (
        tempfile.TemporaryDirectory() as data,
        postgres.new_folder() as folder,
        valkey.running(cache_program, Path(data)) as cache,
        postgres.Server.at(folder / "primary", programs).running() as primary,
        primary.replica(folder / "replica").running() as replica,
    ):
        base = {"LAMPPOST_DATABASE": primary.url(), "LAMPPOST_CACHE": cache.url}
        more = {**base, "LAMPPOST_DATABASE_REPLICAS": replica.url()}
        with lit(Path(data) / "alone", **base) as alone, lit(Path(data) / "with", **more) as beside:
            compare({"primary alone": alone, "with a replica": beside}, pages)


def compare(boards: dict[str, Board], pages: int) -> None:
    for board in boards.values():
        ask(board, pages // 4)
    took: dict[str, list[float]] = {name: [] for name in boards}
    for _ in range(ROUNDS):
        for name, board in boards.items():
            took[name].append(ask(board, pages))
    for name, rounds in took.items():
        middle = statistics.median(rounds)
        print(f"{name:15} {pages / middle:6.0f} pages/s  {middle / pages * 1000:6.2f} ms a page")
    first, second = (statistics.median(rounds) for rounds in took.values())
    print(f"with a replica a page takes {second / first:.2f} times as long")


def ask(board: Board, pages: int) -> float:
    """Seconds for so many pages, to strangers."""
    began = time.perf_counter()
    with ThreadPoolExecutor(VISITORS) as visitors:
        answers = visitors.map(lambda _: board.visitor().get("/ads/").status, range(pages))
        assert set(answers) == {200}  # noqa: S101
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
