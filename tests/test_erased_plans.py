"""Three days after a meeting nothing that a plan said can be read from the board's files.

Not only with the key: the sealed words are gone too, so that a key that is lost later opens
nothing. SQLite's files are read as they lie on the disk, without VACUUM; of PostgreSQL, whose
files hold rows of before until it cleans up by itself, what pg_dump writes.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection

from lamppost.config.backup import write_backup
from tests import erased_story
from tests.postgres import find_programs

HOLDS = """
import sqlite3, sys
board = sqlite3.connect(sys.argv[1])
board.execute("SELECT * FROM sqlite_master").fetchall()
print("open", flush=True)
sys.stdin.read()
"""
PROJECT = Path(__file__).parents[1]
pytestmark = pytest.mark.django_db(transaction=True)

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="reads SQLite's files")
on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="runs pg_dump")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a board with all tables and nobody on it."""
    folder = tmp_path / "data"
    folder.mkdir()
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "board.sqlite3")) as file:
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode = WAL")
    with held_open(folder / "board.sqlite3"):
        yield folder


@contextmanager
def held_open(file: Path) -> Iterator[None]:
    """As on a board that runs: the last one to leave would clear up. By a process of its own,
    since whoever reads the file's bytes would take this one's locks away."""
    words = [sys.executable, "-c", HOLDS, str(file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        yield
        process.stdin.close()


def play(part: str, board: Path) -> list[bytes]:
    """In a process of its own, as a board is: what it has sealed."""
    words = [sys.executable, "-m", "tests.erased_story", part]
    env = {**os.environ, "LAMPPOST_DATA": str(board), "LAMPPOST_PROFILE": "embedded"}
    done = subprocess.run(words, env=env, cwd=PROJECT, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return [bytes.fromhex(line) for line in done.stdout.split()]


def found_in(files: Iterable[Path], traces: Iterable[bytes]) -> set[tuple[str, bytes]]:
    return {
        (file.name, trace[:60])
        for file in files
        if file.is_file()
        for trace in traces
        if trace in file.read_bytes()
    }


def said() -> list[bytes]:
    return [one.encode() for one in erased_story.SAID]


@on_sqlite
def test_no_file_of_a_board_holds_what_a_plan_said(board: Path) -> None:
    sealed = play("told", board)
    assert len(sealed) > 10
    held = found_in(board.rglob("*"), sealed)
    assert sealed[-1][:60] in {trace for _name, trace in held}, "the plan itself, sealed"
    assert found_in(board.rglob("*"), said()) == set()
    play("erased", board)
    assert (board / "board.sqlite3-wal").exists()
    assert found_in(board.rglob("*"), [*sealed, *said()]) == set()


@on_sqlite
def test_backup_holds_no_words_of_a_plan_that_is_under_way(board: Path, tmp_path: Path) -> None:
    sealed = play("told", board)
    for key in ("seal-key", "secret-key"):
        (board / key).write_text("key")
    write_backup(board, tmp_path / "board.tar")
    assert found_in([tmp_path / "board.tar"], [*sealed, *said()]) == set()


@on_postgres
def test_no_dump_holds_what_a_plan_said() -> None:
    sealed = erased_story.told()
    marks = [one.hex().encode() for one in sealed]
    assert marks[-1] in dumped()
    erased_story.erased()
    dump = dumped()
    assert [one for one in (*marks, *said()) if one in dump] == []


def dumped() -> bytes:
    programs = find_programs()
    assert programs
    there = connection.settings_dict
    env = {**os.environ, "PGPASSWORD": str(there["PASSWORD"])}
    words = [programs / "pg_dump", "-h", there["HOST"], "-p", str(there["PORT"])]
    words += ["-U", there["USER"], there["NAME"]]
    return subprocess.run(words, env=env, check=True, capture_output=True).stdout  # noqa: S603
