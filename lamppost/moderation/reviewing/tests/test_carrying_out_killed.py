"""Machines that go down while what was chosen is carried out, on real SQLite files."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest

pytestmark = pytest.mark.long
CHOSEN = 240
KILLS = 8
GIVEN_UP_SECS = 60

# Three kinds of choice, taken in turn: an ad is refused, an ad is published, and somebody whose
# ad was reported is suspended together with it.
FILL = f"""
import django; django.setup()
from datetime import timedelta
from lamppost.moderation.models import Choice, Rank
from lamppost.journal.models.decisions import Policy
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.forms import Chosen
from lamppost.moderation.reviewing.proposing import propose
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.moderation.stewards import make_steward
from lamppost.testing import NOON, make_ad, make_person
mo = make_steward(make_person("Mo"), Rank.SENIOR, at=NOON)
alice = make_person("Alice")
for n in range({CHOSEN}):
    if n % 3 == 2:
        bob = make_person(f"Bob {{n}}", f"bob{{n}}@example.org")
        item = Item(Queue.REPORTS, open_case(f"board.ad:{{make_ad(bob).pk}}").pk)
        chosen = Chosen(Choice.SUSPEND, Policy.SCAM, until=NOON + timedelta(days=7), removes=True)
    else:
        item = Item(Queue.ADS, held_ad(alice, title=f"Table {{n}}").pk)
        chosen = Chosen([Choice.REFUSE, Choice.ALLOW][n % 3], Policy.SCAM)
    propose(item, chosen, by=mo, at=NOON)
"""

CARRY_OUT = """
import django; django.setup()
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN
from lamppost.testing import NOON
while carry_out_due(NOON + UNDO_WITHIN):
    pass
"""

# Whatever is numbered by the order in which it was done is left out.
LEFT_BEHIND = (
    "SELECT number, queue, choice, state, trouble FROM moderation_proposal",
    "SELECT id, state FROM board_ad",
    "SELECT subject, done, policy, by FROM journal_decision",
    "SELECT subject, act, by FROM journal_line",
    "SELECT address, kind, subject FROM notices_notice",
    "SELECT id, state FROM moderation_case",
    "SELECT queue, number FROM moderation_claim",
)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    folder = tmp_path / "board"
    assert python(folder, "-m", "lamppost", "migrate", "-v0").wait() == 0
    words = ("createcachetable", "--database", "cache")
    assert python(folder, "-m", "lamppost", *words).wait() == 0
    assert python(folder, "-c", FILL).wait() == 0
    return folder


def test_what_was_chosen_is_carried_out_as_often_as_where_nobody_was_killed(
    board: Path, tmp_path: Path
) -> None:
    calm = tmp_path / "calm"
    shutil.copytree(board, calm)  # with its secret: the same lot is drawn for the same thing
    assert python(calm, "-c", CARRY_OUT).wait() == 0
    assert proposals(calm, "waiting") == proposals(calm, "failed") == 0
    chance = Random(7)  # noqa: S311 (when to strike)
    for number in range(KILLS):
        both = [python(board, "-c", CARRY_OUT), python(board, "-c", CARRY_OUT)]
        with opened(board) as database:
            wait_until_done(database, more_than=number * CHOSEN // (KILLS + 2))
            wait_until_somebody_writes(database)
            spin(chance.uniform(0, 0.03))
        for process in both:
            kill(process)
        assert proposals(board, "waiting") > 0
    assert python(board, "-c", CARRY_OUT).wait() == 0
    assert left_behind(board) == left_behind(calm)
    assert rows_of_tables(board) == rows_of_tables(calm)


def wait_until_done(database: sqlite3.Connection, *, more_than: int) -> None:
    deadline = time.monotonic() + GIVEN_UP_SECS
    done = "SELECT count(*) FROM moderation_proposal WHERE state != 'waiting'"
    while database.execute(done).fetchone()[0] <= more_than:
        assert time.monotonic() < deadline


def wait_until_somebody_writes(database: sqlite3.Connection) -> None:
    """Whoever is killed within a transaction leaves half of it behind, if anybody does."""
    deadline = time.monotonic() + GIVEN_UP_SECS
    while time.monotonic() < deadline:
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return
        database.execute("ROLLBACK")
    pytest.fail("Nobody writes.")


def spin(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass  # no sleep, whose end is a matter of the machine's clock


def proposals(folder: Path, state: str) -> int:
    question = "SELECT count(*) FROM moderation_proposal WHERE state = ?"
    with opened(folder) as database:
        return int(database.execute(question, [state]).fetchone()[0])


def left_behind(folder: Path) -> list[list[str]]:
    with opened(folder) as database:
        return [sorted(map(str, database.execute(question))) for question in LEFT_BEHIND]


def rows_of_tables(folder: Path) -> dict[str, int]:
    with opened(folder) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in tables
        }


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    path = folder / "board.sqlite3"
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
        yield database


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def python(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    env = os.environ | {
        "LAMPPOST_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
    }
    env.pop("LAMPPOST_PROFILE", None)
    return subprocess.Popen([sys.executable, *words], env=env, stdout=subprocess.DEVNULL)  # noqa: S603
