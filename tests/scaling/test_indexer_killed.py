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


@pytest.mark.parametrize("rounds", [1, pytest.param(5, marks=pytest.mark.long)])
def test_index_agrees_with_the_ads_one_pass_after_a_kill(
    board: Board, primary: Server, rounds: int
) -> None:
    for _round in range(rounds):
        changes = changes_so_far(primary)
        busy = subprocess.Popen([sys.executable, "-c", BUSY], env=board.env)  # noqa: S603
        wait_for_changes(primary, changes + CHANGES)
        busy.send_signal(signal.SIGKILL)
        assert busy.wait() == -signal.SIGKILL
        board.run("search", "check")  # fails if an ad is not in it as it is


def wait_for_changes(server: Server, number: int) -> None:
    end = time.monotonic() + GIVEN_UP_SECS
    while changes_so_far(server) <= number:
        assert time.monotonic() < end


def changes_so_far(server: Server) -> int:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        found = connection.execute("SELECT count(*) FROM board_version").fetchone()
        return int(found[0]) if found else 0
