"""How many plans are missed while every process of a board is killed again and again.

    python -m benchmarks.meetings.kills --data /dev/shm/kills [--profile server]
        [--plans 10000] [--kills 1000] [--every 0.45]

Armed plans whose grace ends all through the run, people who check in meanwhile (some by the
forced code), and `kill -9` of watcher, web, worker, people and, with PostgreSQL, of the database
with all its processes. Then the same at every moment of one plan's life: see points.py.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from benchmarks.meetings.kills.board import new_board
from benchmarks.meetings.sink import beside_sink


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="a folder, emptied before")
    parser.add_argument("--profile", choices=("embedded", "server"), default="embedded")
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--every", type=float, default=0.45, help="seconds between two kills")
    parser.add_argument("--no-points", action="store_true", help="only the random kills")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    folder = asked.data.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    folder.chmod(0o755)  # PostgreSQL runs as somebody else
    mails = folder / "mails"
    with (
        beside_sink(mails) as relay,
        new_board(asked.profile, folder, mail=relay) as server,
    ):
        # Only now: a board's models are read once Django is set up for it.
        from benchmarks.meetings.kills.running import every_moment, random_kills

        is_kept = asked.no_points or every_moment(mails)
        run = random_kills(
            server, mails, plans=asked.plans, kills=asked.kills, every=asked.every, seed=asked.seed
        )
        is_kept = run and is_kept
    sys.exit(0 if is_kept else 1)


if __name__ == "__main__":
    main()
