"""Who waits for SQLite's lock takes it as soon as it is free, and does not wait for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from lamppost.core.sqlite.base import LOOKS_EVERY_SECS, DatabaseWrapper

PATIENCE_SECS = 10

pytestmark = pytest.mark.django_db


class Clock:
    """Stands still but for who sleeps; calls something after each sleep."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.secs, self.then = 0.0, then

    def sleep(self, secs: float) -> None:
        self.secs += secs
        self.then()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "board", isolation_level=None)) as other:
        yield other


@pytest.fixture
def own(tmp_path: Path) -> Iterator[DatabaseWrapper]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": PATIENCE_SECS}
    engine = {"ENGINE": "lamppost.core.sqlite", "NAME": tmp_path / "board", "OPTIONS": options}
    own = ConnectionHandler({"default": engine})["default"]
    assert isinstance(own, DatabaseWrapper)
    own.connect()
    yield own
    own.close()


def begin(own: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setattr("lamppost.core.sqlite.base.sleep", clock.sleep)
    monkeypatch.setattr("lamppost.core.sqlite.base.monotonic", lambda: clock.secs)
    own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def patience_of(own: DatabaseWrapper) -> int:
    return int(own.connection.execute("PRAGMA busy_timeout").fetchone()[0])


def test_lock_is_taken_at_the_first_look_after_it_is_free(
    own: DatabaseWrapper, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.execute("BEGIN IMMEDIATE")
    clock = Clock(lambda: other.execute("ROLLBACK"))
    begin(own, monkeypatch, clock)
    assert own.connection.in_transaction
    assert clock.secs == LOOKS_EVERY_SECS


def test_lock_that_stays_is_told_after_as_long_as_was_asked(
    own: DatabaseWrapper, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.execute("BEGIN IMMEDIATE")
    clock = Clock(lambda: None)
    with pytest.raises(OperationalError, match="locked"):
        begin(own, monkeypatch, clock)
    assert clock.secs == pytest.approx(PATIENCE_SECS, abs=2 * LOOKS_EVERY_SECS)


def test_statements_of_their_own_are_as_patient_as_before(
    own: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(own, monkeypatch, Clock(lambda: None))
    assert patience_of(own) == PATIENCE_SECS * 1000


def test_what_is_no_lock_is_not_tried_again(
    own: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(lambda: pytest.fail("tried again"))
    own.connection.execute("BEGIN")
    with pytest.raises(OperationalError, match="within a transaction"):
        begin(own, monkeypatch, clock)
