"""A board that reads from a streaming replica, with both servers running, paused and killed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.postgres import Server
from tests.scaling.board import Board, Visitor, lit, soon
from tests.valkey import Valkey

ONE_AD = "from lamppost.testing import *; print(make_ad(make_person('Alice'), posted={now}).pk)"
NOW = "__import__('django.utils.timezone').utils.timezone.now()"


@pytest.fixture(scope="module")
def replica(primary: Server, folder: Path) -> Iterator[Server]:
    with primary.replica(folder / "replica").running() as server:
        yield server


@pytest.fixture(scope="module")
def board(
    primary: Server,
    replica: Server,
    cache_server: Valkey,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Board]:
    settings = {
        "LAMPPOST_DATABASE": primary.url(),
        "LAMPPOST_DATABASE_REPLICAS": replica.url(),
        "LAMPPOST_REPLICA_LAG_SECS": "600",  # so that a paused one is still read from
        "LAMPPOST_CACHE": cache_server.url,
    }
    with lit(tmp_path_factory.mktemp("board") / "data", **settings) as board:
        board.do(ONE_AD.format(now=NOW))
        yield board


@pytest.fixture(autouse=True)
def _in_order(primary: Server, replica: Server, board: Board) -> Iterator[None]:
    """Each test begins and ends with both servers running and level."""
    _title(primary, "Blue kettle")
    soon(lambda: _shows(board.visitor(), "Blue kettle"))
    yield
    for server in (primary, replica):
        if server.process is None or server.process.poll() is not None:
            server.start()
    _sql(replica, "SELECT pg_wal_replay_resume()")


def _sql(server: Server, statement: str) -> None:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(statement.encode())


def _title(primary: Server, title: str) -> None:
    """Changes the one ad, as somebody elsewhere would."""
    _sql(primary, f"UPDATE board_ad SET title = '{title}'")  # noqa: S608  our own words


def _pause(replica: Server) -> None:
    _sql(replica, "SELECT pg_wal_replay_pause()")
    asked = "SELECT pg_get_wal_replay_pause_state() = 'paused'"
    with psycopg.connect(replica.url(), autocommit=True) as connection:
        soon(lambda: bool((connection.execute(asked).fetchone() or [False])[0]))


def _shows(visitor: Visitor, title: str) -> bool:
    # The ad's own page: it needs no index, which would have to be brought up to date.
    page = visitor.get("/ads/1/")
    # A replica that has just begun to follow may not know the ad yet.
    assert page.status in {200, 404}, page.text[:500]
    return title in page.text


def _wait_until_read_from(replica: Server, primary: Server, board: Board) -> None:
    """Until what only a paused replica can still show is shown, by whichever process answers:
    one that has seen the replica break a connection asks it again only after a moment."""
    _pause(replica)
    _title(primary, "Red kettle")
    soon(lambda: all(_shows(board.visitor(), "Blue kettle") for _request in range(12)))
    _sql(replica, "SELECT pg_wal_replay_resume()")
    soon(lambda: _shows(board.visitor(), "Red kettle"))


def _writes(visitor: Visitor, text: str) -> str:
    """Begins an ad; the address of what was written."""
    page = visitor.post("/post/furniture/", text=text, go="photos")
    assert page.status == 200
    return page.url


def test_stranger_reads_from_the_replica(board: Board, primary: Server, replica: Server) -> None:
    _pause(replica)
    _title(primary, "Red kettle")
    assert _shows(board.visitor(), "Blue kettle")
    _sql(replica, "SELECT pg_wal_replay_resume()")
    soon(lambda: _shows(board.visitor(), "Red kettle"))


def test_whoever_wrote_sees_what_they_wrote_while_the_replica_lags(
    board: Board, primary: Server, replica: Server
) -> None:
    _pause(replica)
    _title(primary, "Red kettle")
    writer = board.visitor()
    draft = _writes(writer, "Whistles in tune.")
    assert "Whistles in tune." in writer.get(draft).text
    assert _shows(writer, "Red kettle")
    assert _shows(board.visitor(), "Blue kettle")


def test_whoever_wrote_reads_from_the_replica_again_once_it_has_caught_up(
    board: Board, primary: Server, replica: Server
) -> None:
    writer = board.visitor()
    _writes(writer, "Whistles in tune.")
    _title(primary, "Red kettle")
    soon(lambda: _shows(board.visitor(), "Red kettle"))
    _pause(replica)
    _title(primary, "Green kettle")
    # How far the replica has come is measured four times a second.
    soon(lambda: _shows(writer, "Red kettle"))


def test_no_page_fails_when_the_replica_is_killed(board: Board, replica: Server) -> None:
    def look(number: int) -> int:
        if number == 20:
            replica.kill()
        return board.visitor().get("/ads/").status

    with ThreadPoolExecutor(4) as visitors:
        assert set(visitors.map(look, range(80))) == {200}


def test_replica_that_comes_back_is_read_from_again(
    board: Board, primary: Server, replica: Server
) -> None:
    replica.kill()
    assert _shows(board.visitor(), "Blue kettle")
    replica.start()
    _wait_until_read_from(replica, primary, board)


def test_no_page_fails_when_the_replica_ends_its_connections(board: Board, replica: Server) -> None:
    end = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"""
    for _ in range(5):
        assert _shows(board.visitor(), "Blue kettle")
        _sql(replica, end)


def test_strangers_still_read_when_the_primary_is_killed_and_nobody_writes(
    board: Board, primary: Server, replica: Server
) -> None:
    _wait_until_read_from(replica, primary, board)
    primary.kill()
    assert _shows(board.visitor(), "Red kettle")
    assert board.visitor().get("/").status == 200
    assert board.visitor().get("/health/").status == 500
    primary.start()
    assert board.visitor().get("/health/").status == 200
    _writes(board.visitor(), "Written after it was back.")


def test_replica_that_was_promoted_is_not_read_from(
    board: Board, primary: Server, folder: Path
) -> None:
    second = primary.replica(folder / "promoted")
    with second.running():
        _sql(second, "SELECT pg_promote()")
        settings = {**board.env, "LAMPPOST_DATABASE_REPLICAS": second.url()}
        said = Board(board.url, settings).do(
            "from lamppost.config.replicas.asking import standing_of;"
            "print('stands', standing_of('replica1'))"
        )
    assert "stands None" in said
