"""A machine that goes down in the middle of an import, on a real SQLite file."""

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

ADS = 6_000
GIVEN_UP_SECS = 60


def lamppost(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    env = os.environ | {"LAMPPOST_DATA": str(folder), "LAMPPOST_COVERS": "US-OH"}
    env.pop("LAMPPOST_PROFILE", None)
    command = [sys.executable, "-m", "lamppost", *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)  # noqa: S603


def count(folder: Path, what: str) -> int:
    board = sqlite3.connect(folder / "board.sqlite3")
    try:
        return int(board.execute(f"SELECT count({what}) FROM board_ad").fetchone()[0])  # noqa: S608
    finally:
        board.close()


@pytest.mark.long
def test_killed_import_is_ended_by_the_next_without_doubling(tmp_path: Path) -> None:
    file = tmp_path / "ads.jsonl"
    file.write_text("".join(json.dumps(row(number)) + "\n" for number in range(ADS)))
    assert lamppost(tmp_path, "migrate", "-v0").wait() == 0
    assert lamppost(tmp_path, "places").wait() == 0

    first = lamppost(tmp_path, "import", str(file))
    deadline = time.monotonic() + GIVEN_UP_SECS
    while count(tmp_path, "*") == 0 and time.monotonic() < deadline:
        pass  # no sleep: the moment to strike is while it writes
    first.send_signal(signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    assert 0 < count(tmp_path, "*") < ADS

    assert lamppost(tmp_path, "import", str(file)).wait() == 0
    assert count(tmp_path, "*") == count(tmp_path, "DISTINCT external_id") == ADS
