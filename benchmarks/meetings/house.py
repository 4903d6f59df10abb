"""A board with armed plans is destroyed; another one that stands by tells their contacts.

    python -m benchmarks.meetings.house [--plans 1000] [--postgres] [--folder /dev/shm/houses]

Printed: of how many plans the first contact was told within five minutes of the end of grace, by
the mails that a relay took, and what of their names, places, addresses and numbers stands readable
in the second board's database. That the search would find them is shown on the first board, and on
what the second one can open with its key.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.meetings.houses_lit import House, two_houses, until
from benchmarks.meetings.sink import beside_sink, taken_by
from tests import postgres

BAR = timedelta(minutes=5)
LEADS_SECS = 60  # from the arming of a thousand plans to the first end of grace
OVER_SECS = 60  # over which the ends lie
# What of it is looked for besides the addresses, as `made.arm_plans` writes it.
KINDS = {
    "the pier": "places",
    "a grey car": "words",
    "a stranger": "counterparts",
    "Sam has": "names",  # alone, it begins too many words
    "+1555": "numbers",
}

ARM = """
import random, json, time
from datetime import UTC, datetime, timedelta
from benchmarks.meetings.made import address_of, arm_plans
from lamppost.core.sealing import seal
from lamppost.meetings.models import PlanContact, Way
now = datetime.now(UTC)
rng = random.Random(1)
ends = [now + timedelta(seconds={lead} + rng.random() * {over}) for _ in range({plans})]
plans = arm_plans(ends, now=now)
first = PlanContact.objects.filter(position=0).select_related("contact").order_by("plan")
found = [(one.contact, end) for one, end in zip(first, ends, strict=True)]
usual = dict(channel="sms", position=1, added=now, proven=now)
Way.objects.bulk_create(
    Way(contact=contact, to=seal(f"+1555{{n:07d}}"), **usual)
    for n, (contact, _end) in enumerate(found)
)
print(json.dumps([[address_of(contact), end.timestamp()] for contact, end in found]))
"""
OPEN = """
from lamppost.meetings.house.packages import open_package
from lamppost.meetings.models import Guarded
for row in Guarded.objects.all():
    print(open_package(row.package).as_text())
"""


@dataclass(frozen=True)
class Outcome:
    plans: int
    held_secs: float
    told: list[float]  # seconds from the end of grace, or from the first board's, if that was later
    twice: int
    readable: dict[str, int]  # at the second board
    control: dict[str, int]  # found in what it can open


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=1_000)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm/lamppost-houses"))  # noqa: S108
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    with _server(given.postgres) as url:
        print(table(destroy(given.folder, given.plans, url), "PostgreSQL" if url else "SQLite"))
    shutil.rmtree(given.folder)


@contextmanager
def _server(wanted: bool) -> Iterator[str]:
    if not wanted:
        yield ""
        return
    with (
        postgres.new_folder() as folder,
        postgres.beside_server(folder / "server", settings=postgres.FAST) as url,
    ):
        yield url


def destroy(folder: Path, plans: int, url: str = "") -> Outcome:
    """Arms, waits until the second board holds all, destroys the first, and counts."""
    folder.mkdir(parents=True)
    file = folder / "second.mails"
    with beside_sink(folder / "first.mails") as one, beside_sink(file) as other:
        mail = {"first": one, "second": other}
        with two_houses(folder, mail=mail, postgres=url) as (first, second):
            ends = _arm(first, plans)
            began = time.monotonic()
            held = "SELECT count(*) FROM meetings_guarded"
            until(lambda: second.ask(held) == plans, 120, "the second board does not hold all")
            took = time.monotonic() - began
            gone = time.time()
            first.destroy()
            return _count(second, file, ends, gone, took)


def _arm(first: House, plans: int) -> dict[str, float]:
    """The first contact's address and the end of grace of each."""
    printed = first.do(ARM.format(lead=LEADS_SECS, over=OVER_SECS, plans=plans))
    return dict(json.loads(printed.splitlines()[-1]))


def _count(
    second: House, file: Path, ends: dict[str, float], gone: float, held_secs: float
) -> Outcome:
    last = max(*ends.values(), gone) + BAR.total_seconds()
    while time.time() < last and len({one.to for one in taken_by(file)} & set(ends)) < len(ends):
        time.sleep(1)
    mails = [one for one in taken_by(file) if one.to in ends]
    first_at: dict[str, float] = {}
    for one in mails:
        first_at.setdefault(one.to, one.at)
    needles = [*KINDS, *ends]
    return Outcome(
        plans=len(ends),
        held_secs=held_secs,
        told=[at - max(ends[to], gone) for to, at in first_at.items()],
        twice=len(mails) - len({one.message_id for one in mails}),
        readable=_found(_dump(second), needles),
        control=_found(second.do(OPEN).encode(), needles),
    )


def _dump(house: House) -> bytes:
    """All of its database: the files as they lie and what a dump writes."""
    if house.postgres:
        program = (postgres.find_programs() or Path()) / "pg_dump"
        command = [program, "--inserts", house.postgres]
        return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603
    files = sorted(house.folder.glob("board.sqlite3*"))
    with closing(sqlite3.connect(house.folder / "board.sqlite3")) as here:
        lines = "\n".join(here.iterdump())
    return b"".join(file.read_bytes() for file in files) + lines.encode()


def _found(data: bytes, needles: list[str]) -> dict[str, int]:
    """How often each kind stands in it."""
    counts = dict.fromkeys(KINDS.values(), 0) | {"addresses": 0}
    for needle in needles:
        counts[KINDS.get(needle, "addresses")] += data.count(needle.encode())
    return counts


def table(outcome: Outcome, database: str) -> str:
    told = sorted(outcome.told)
    within = sum(secs <= BAR.total_seconds() for secs in told)
    rows = [
        ("database", database),
        ("plans armed, and held by the second board", f"{outcome.plans:,}"),
        ("  until it held all, secs", f"{outcome.held_secs:.1f}"),
        ("plans whose first contact was told in 5 minutes", f"{within:,} of {outcome.plans:,}"),
        ("  secs after the end of grace, or the first board's: median", f"{_at(told, 0.5):.1f}"),
        ("  p99", f"{_at(told, 0.99):.1f}"),
        ("  latest", f"{_at(told, 1):.1f}"),
        ("messages taken twice", f"{outcome.twice:,}"),
        *((f"readable in its database: {what}", f"{n:,}") for what, n in outcome.readable.items()),
        *((f"  with its key: {what}", f"{n:,}") for what, n in outcome.control.items()),
    ]
    widest = max(len(name) for name, _value in rows)
    return "\n".join(f"{name:<{widest}}  {value}" for name, value in rows)


def _at(ordered: list[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


if __name__ == "__main__":
    main()
