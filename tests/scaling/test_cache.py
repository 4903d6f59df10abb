"""A board whose Valkey or Redis is killed, hangs, and comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import redis

from tests.postgres import Server
from tests.scaling.board import Board, Visitor, lit, soon
from tests.valkey import Valkey

CODES_IN_TEN_MINUTES = 4  # ACCOUNT_RATE_LIMITS, for each address that is mailed to


@pytest.fixture(scope="module")
def board(
    primary: Server, cache_server: Valkey, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Board]:
    settings = {"LAMPPOST_DATABASE": primary.url(), "LAMPPOST_CACHE": cache_server.url}
    with lit(tmp_path_factory.mktemp("board") / "data", **settings) as board:
        yield board


@pytest.fixture(autouse=True)
def _in_order(cache_server: Valkey) -> Iterator[None]:
    yield
    cache_server.thaw()
    if cache_server.process is None or cache_server.process.poll() is not None:
        cache_server.start()


def _writer(board: Board) -> tuple[Visitor, str]:
    """Somebody whose browser remembers a draft, and the draft's address."""
    visitor = board.visitor()
    page = visitor.post("/post/furniture/", text="Whistles in tune.", go="photos")
    assert page.status == 200
    return visitor, page.url


def test_who_somebody_is_outlives_the_cache(board: Board, cache_server: Valkey) -> None:
    writer, draft = _writer(board)
    cache_server.kill()
    assert "Whistles in tune." in writer.get(draft).text
    other, another = _writer(board)
    assert "Whistles in tune." in other.get(another).text
    cache_server.start()
    assert "Whistles in tune." in other.get(another).text


def test_pages_answer_while_the_cache_hangs(board: Board, cache_server: Valkey) -> None:
    writer, draft = _writer(board)
    cache_server.freeze()
    assert "Whistles in tune." in writer.get(draft).text
    assert board.visitor().get("/ads/").status == 200


def test_codes_are_limited_while_the_cache_is_dead(board: Board, cache_server: Valkey) -> None:
    cache_server.kill()
    asked = [
        board.visitor().post("/account/enter/", email="dora@example.org").status
        for _ in range(CODES_IN_TEN_MINUTES + 1)
    ]
    assert asked == [200] * CODES_IN_TEN_MINUTES + [422]


def test_session_lies_in_the_cache_and_not_for_longer_than_a_minute(
    board: Board, cache_server: Valkey
) -> None:
    writer, draft = _writer(board)

    def kept() -> list[int]:
        writer.get(draft)
        return [client.ttl(key) for key in client.keys("*cached_db*")]  # type: ignore[union-attr,misc]

    with redis.Redis.from_url(cache_server.url) as client:
        soon(lambda: bool(kept()))  # a board that found it dead asks again after two seconds
        assert all(0 < secs <= 60 for secs in kept())
