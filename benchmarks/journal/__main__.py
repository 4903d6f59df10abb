"""Writes a journal, puts it into its chain and verifies it.

    python -m benchmarks.journal --lines 10000000 --data /dev/shm/journal

A board of its own in the folder, which is made; the figures are of this one process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ACTS = ("ad.posted", "ad.renewed", "letter.written", "ad.edited", "conversation.began", "ad.held")
BEGAN = datetime(2027, 1, 1, tzinfo=UTC)
AT_ONCE = 50_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--data", type=Path, required=True, help="a folder that is not there yet")
    given = options.parse_args()
    given.data.mkdir(parents=True)
    os.environ["LAMPPOST_DATA"] = str(given.data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"{given.lines:,} lines")
    _timed("written", given.lines, lambda: _write(given.lines))
    _timed("put into the chain", given.lines, _link)
    _timed("verified", given.lines, _verify)


def _timed(what: str, lines: int, doing: object) -> None:
    began, used = time.perf_counter(), time.process_time()
    doing()  # type: ignore[operator]
    secs, cpu = time.perf_counter() - began, time.process_time() - used
    print(f"{what:<20} {secs:8.1f} s   {cpu:8.1f} s of processor   {lines / secs:10,.0f} a second")
    sys.stdout.flush()


def _write(lines: int) -> None:
    from django.db import connection, transaction

    draw = random.Random(1)
    for start in range(0, lines, AT_ONCE):
        rows = [_row(n, draw) for n in range(start, min(lines, start + AT_ONCE))]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(
                'INSERT INTO journal_line (at, act, subject, "by", reason, details) '
                "VALUES (%s, %s, %s, %s, %s, %s)",
                rows,
            )


def _row(number: int, draw: random.Random) -> tuple[str, ...]:
    at = BEGAN + timedelta(seconds=number * 3, microseconds=draw.randrange(1_000_000))
    details = {"version": draw.randrange(9)} if draw.random() < 0.3 else {}
    return (
        f"{at:%Y-%m-%d %H:%M:%S.%f}",
        draw.choice(ACTS),
        f"board.ad:{draw.randrange(1_000_000)}",
        f"people.person:{draw.randrange(200_000)}",
        "",
        json.dumps(details),
    )


def _link() -> None:
    from lamppost.journal.linking import link_some

    while link_some():
        pass


def _verify() -> None:
    from lamppost.journal.verifying import verify

    if problems := list(verify()):
        raise SystemExit(f"{len(problems)} problems: {problems[0].sentence}")


if __name__ == "__main__":
    main()
