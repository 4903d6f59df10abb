"""A board is run, its watcher is stopped and killed: whoever does not come back is missed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.meetings.sink import beside_sink, taken_by
from tests.scaling.board import Board, lit

pytestmark = pytest.mark.long

# Half a minute of silence, what a web process takes to see it, and much for a busy machine.
PATIENCE_SECS = 100
ARM = """
from datetime import timedelta
from django.utils import timezone
from benchmarks.meetings.made import arm_plans, address_of
now = timezone.now()
[plan] = arm_plans([now + timedelta(seconds={secs})], now=now)
print(address_of(plan.to_tell.get(position=0).contact))
"""
LATE = """
from lamppost.meetings.models import Alarm
print(Alarm.objects.order_by("pk").last().late_secs)
"""


def test_who_is_missed_is_missed_with_and_without_a_watcher(tmp_path: Path) -> None:
    mails = tmp_path / "mails"
    with beside_sink(mails) as smtp:
        settings = {"LAMPPOST_PROFILE": "embedded", "LAMPPOST_MAIL": smtp}
        with lit(tmp_path / "board", **settings, LAMPPOST_MAIL_IN="") as board:
            with watched(board) as watcher:
                is_told(mails, armed(board, 1))
                watcher.send_signal(signal.SIGSTOP)
                is_told(mails, armed(board, 1))  # by the web process
                assert heartbeat(board) == 200
                watcher.send_signal(signal.SIGCONT)
            is_told(mails, armed(board, 1))  # nobody is there but the web process
        missed = armed(board, -300)  # nobody at all
        with watched(board):
            is_told(mails, missed)
        assert int(board.do(LATE)) >= 300
    told = [one.to for one in taken_by(mails)]
    assert len(told) == len(set(told))


def armed(board: Board, secs: int) -> str:
    """A plan whose grace ends in so many seconds: the address of whom to tell first."""
    return board.do(ARM.format(secs=secs)).strip()


def is_told(mails: Path, address: str) -> None:
    end = time.monotonic() + PATIENCE_SECS
    while address not in [one.to for one in taken_by(mails)]:
        assert time.monotonic() < end, f"{address} was not told"
        time.sleep(0.2)


def heartbeat(board: Board) -> int:
    return board.visitor().get("/meetings/heartbeat/").status


@contextmanager
def watched(board: Board) -> Iterator[subprocess.Popen[bytes]]:
    """Killed at the end, not asked."""
    with subprocess.Popen([sys.executable, "-m", "lamppost", "watch"], env=board.env) as watcher:
        try:
            yield watcher
        finally:
            watcher.kill()
