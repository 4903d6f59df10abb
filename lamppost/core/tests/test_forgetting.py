from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler

from lamppost.core.sqlite import forgetting
from lamppost.core.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseWrapper]:
    options = {"timeout": 10, "init_command": "PRAGMA journal_mode=WAL;"}
    engine = {"ENGINE": "lamppost.core.sqlite", "NAME": tmp_path / "board", "OPTIONS": options}
    own = ConnectionHandler({"default": engine})["default"]
    assert isinstance(own, DatabaseWrapper)
    monkeypatch.setattr(forgetting, "connection", own)
    with own.cursor() as cursor:
        cursor.execute("CREATE TABLE said (words)")
        cursor.execute("INSERT INTO said VALUES ('under the bridge')")
    yield own
    own.close()


def test_log_is_empty_afterwards(own: DatabaseWrapper, tmp_path: Path) -> None:
    assert (tmp_path / "board-wal").stat().st_size > 0
    assert forgetting.empty_log()
    assert (tmp_path / "board-wal").stat().st_size == 0


def test_whoever_writes_is_not_waited_for(own: DatabaseWrapper, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "board", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not forgetting.empty_log()
    with own.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 10_000, "later statements wait as ever"
