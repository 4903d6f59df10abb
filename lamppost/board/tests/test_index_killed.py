"""A machine that goes down while the index is written, on real SQLite files."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lamppost.board.tests.exchanged import row

pytestmark = pytest.mark.long
ADS = 3_000
ROUNDS = 5
GIVEN_UP_SECS = 60

# Changes ads one after the other as a web process does, each followed by its indexing.
BUSY = """
import django; django.setup()
from itertools import count
from django.utils import timezone
from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import Ad
pks = list(Ad.objects.values_list("pk", flat=True))
for n in count():
    ad = Ad.objects.select_related("place").get(pk=pks[n % len(pks)])
    if n % 3 == 0 and ad.state == "live":
        actions.close_ad(ad, by="test", at=timezone.now())
    else:
        said = AdContent(category=ad.category, title=f"changed {n}", text=ad.text, place=ad.place)
        actions.edit_ad(ad, said, by="test", at=timezone.now())
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    file = tmp_path / "ads.jsonl"
    file.write_text("".join(json.dumps(row(number)) + "\n" for number in range(ADS)))
    assert lamppost(tmp_path, "migrate", "-v0").wait() == 0
    assert lamppost(tmp_path, "createcachetable", "--database", "cache").wait() == 0
    assert lamppost(tmp_path, "places").wait() == 0
    assert lamppost(tmp_path, "import", str(file)).wait() == 0
    return tmp_path


def test_index_agrees_with_the_ads_one_pass_after_a_kill(board: Path) -> None:
    for number in range(1, ROUNDS + 1):
        busy = python(board, "-c", BUSY)
        wait_until(board, "SELECT count(*) FROM board_version", more_than=number * 40)
        kill(busy)
        assert lamppost(board, "search", "check").wait() == 0


def test_rebuild_after_a_killed_rebuild_is_whole(board: Path) -> None:
    first = lamppost(board, "search", "rebuild")
    deadline = time.monotonic() + GIVEN_UP_SECS
    while not (board / "search" / "draft").is_symlink() and time.monotonic() < deadline:
        pass  # no sleep: the moment to strike is while it writes
    kill(first)
    assert lamppost(board, "search", "check").wait() == 0
    assert lamppost(board, "search", "rebuild").wait() == 0
    assert lamppost(board, "search", "check").wait() == 0
    assert len(list((board / "search").glob("*.sqlite3"))) == 1


def wait_until(folder: Path, question: str, *, more_than: int) -> None:
    deadline = time.monotonic() + GIVEN_UP_SECS
    board = sqlite3.connect(folder / "board.sqlite3")
    try:
        while board.execute(question).fetchone()[0] <= more_than:
            assert time.monotonic() < deadline
    finally:
        board.close()


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def lamppost(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return python(folder, "-m", "lamppost", *words)


def python(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    env = os.environ | {
        "LAMPPOST_DATA": str(folder),
        "LAMPPOST_COVERS": "US-OH",
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
    }
    env.pop("LAMPPOST_PROFILE", None)
    return subprocess.Popen([sys.executable, *words], env=env, stdout=subprocess.DEVNULL)  # noqa: S603
