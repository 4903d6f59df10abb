"""How long searching takes, kind by kind, beside the bars that were set.

    PYTHONPATH=. python -m benchmarks.search [--ads 1000000] [--profile server] [--json FILE]

One client, inside the process, on a board that is made first if it is not there yet. What is
asked is drawn from the board by the seed. Before a kind is measured, as many others of it are
asked, so that nothing is read from disk; none of them is asked again. Processor time is that of
this process and, on PostgreSQL, of the one that serves it.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.boards.opened import Board, add_options, opened
from benchmarks.measure.clocks import time_calls
from benchmarks.measure.kept import keep
from benchmarks.measure.machine import load
from benchmarks.measure.table import HEAD, line, verdict

if TYPE_CHECKING:  # these need Django, which `opened` sets up
    from benchmarks.search.drawn import Sampled
    from benchmarks.search.kinds import Kind


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--queries", type=int, default=500, help="of each kind")
    parser.add_argument("--secs", type=float, default=30, help="at most, for a kind")
    parser.add_argument("--only", default="", help="kinds whose names have this in them")
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    asked = parser.parse_args()
    with opened(asked) as board:
        figures = measure(board, asked)
        if asked.json:
            keep(asked.json, "search", board, figures)


def measure(board: Board, asked: argparse.Namespace) -> list[dict[str, Any]]:
    from benchmarks.search.drawn import sample
    from benchmarks.search.kinds import KINDS

    sampled = sample(board.ads, random.Random(f"{asked.seed} sample"))
    print(f"{board.ads:,} ads, {board.profile}; milliseconds; load {load()}")
    print(HEAD)
    figures = []
    for kind in KINDS:
        if asked.only in kind.name:
            figures.append(measure_kind(kind, board, sampled, asked))
            print(line(figures[-1]), flush=True)
    return figures


def measure_kind(
    kind: Kind, board: Board, sampled: Sampled, asked: argparse.Namespace
) -> dict[str, Any]:
    from benchmarks.search.drawn import Asker

    asker = Asker(sampled, random.Random(f"{asked.seed} {kind.name}"))
    for_warming, measured = (
        (kind.draw(asker, board.made) for _number in range(asked.queries)) for _half in range(2)
    )
    time_calls(for_warming, most_secs=asked.secs)
    took = time_calls(measured, others=_backend(), most_secs=asked.secs)
    bar = kind.bars[board.profile] if kind.bars else None
    figures = {"kind": kind.name.strip(), "bar": bar, **took.summary}
    return {**figures, "met": verdict(took.summary, bar)}


def _backend() -> list[int]:
    """The process that serves this connection; none on SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [int(cursor.fetchone()[0])]


if __name__ == "__main__":
    main()
