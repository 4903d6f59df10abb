"""A process that dies while it changes ads and indexes them, on PostgreSQL.

What SQLite does then is tried in lamppost/board/tests/test_index_killed.py.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from lamppost.board.tests.exchanged import row
from lamppost.board.tests.test_index_killed import BUSY
from tests.postgres import Server
from tests.scaling.board import Board, board_at

ADS = 500
ROUNDS = 3
CHANGES = 40  # in each round, before it dies
GIVEN_UP_SECS = 60


@pytest.fixture(scope="module")
def board(primary: Server, tmp_path_factory: pytest.TempPathFactory) -> Board:
    folder = tmp_path_factory.mktemp("board")
    board = board_at(
        folder / "data",
        LAMPPOST_DATABASE=primary.url(),
        LAMPPOST_COVERS="US-OH",
        DJANGO_SETTINGS_MODULE="lamppost.config.settings",
    )
    file = folder / "ads.jsonl"
    file.write_text("".join(json.dumps(row(number)) + "\n" for number in range(ADS)))
    for command in (["migrate", "-v0"], ["places"], ["import", str(file)]):
        board.run(*command)
    return board


def test_index_agrees_with_the_ads_one_pass_after_a_kill(board: Board, primary: Server) -> None:
    for number in range(1, ROUNDS + 1):
        busy = subprocess.Popen([sys.executable, "-c", BUSY], env=board.env)  # noqa: S603
        wait_for_changes(primary, number * CHANGES)
        busy.send_signal(signal.SIGKILL)
        assert busy.wait() == -signal.SIGKILL
        board.run("search", "check")  # fails if an ad is not in it as it is


def wait_for_changes(server: Server, number: int) -> None:
    end = time.monotonic() + GIVEN_UP_SECS
    with psycopg.connect(server.url(), autocommit=True) as connection:
        while True:
            found = connection.execute("SELECT count(*) FROM board_version").fetchone()
            if found and found[0] > number:
                return
            assert time.monotonic() < end
