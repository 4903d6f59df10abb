"""The cache while its server is away; tests/scaling tries the same with a server."""

from __future__ import annotations

from typing import Any

import pytest

redis = pytest.importorskip("redis", reason="part of the server profile alone")

from django.core.cache import caches  # noqa: E402
from pytest_django import Settings  # noqa: E402

from lamppost.core import server_cache  # noqa: E402
from lamppost.core.limits import Limit, TooOften  # noqa: E402
from lamppost.core.server_cache import RETRIES_AFTER_SECS, ServerCache, SessionCache  # noqa: E402


class Server:
    """Keeps what it is given; raises what it is told to."""

    def __init__(self) -> None:
        self.kept: dict[str, object] = {}
        self.timeouts: dict[str, float | None] = {}
        self.trouble: Exception | None = None
        self.asked = 0

    def _hears(self) -> None:
        self.asked += 1
        if self.trouble:
            raise self.trouble

    def get(self, key: str, default: object = None, version: None = None) -> object:
        self._hears()
        return self.kept.get(key, default)

    def set(self, key: str, value: object, timeout: Any = None, version: None = None) -> None:
        self._hears()
        self.kept[key], self.timeouts[key] = value, timeout

    def add(self, key: str, value: object, timeout: Any = None, version: None = None) -> bool:
        self._hears()
        return self.kept.setdefault(key, value) is value


class Clock:
    secs = 1000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("time.monotonic", lambda: clock.secs)
    monkeypatch.setattr(server_cache, "_absences", {})
    return clock


def _cache(kind: type[ServerCache]) -> tuple[ServerCache, Server]:
    cache, server = kind("redis://127.0.0.1:1/0", {}), Server()
    cache.server = server  # type: ignore[assignment]
    cache.meanwhile.clear()
    return cache, server


@pytest.mark.parametrize(
    "trouble",
    [redis.ConnectionError(), redis.TimeoutError(), redis.exceptions.OutOfMemoryError()],
    ids=lambda trouble: type(trouble).__name__,
)
def test_what_is_kept_while_the_server_is_away_is_found(trouble: Exception, clock: Clock) -> None:
    cache, server = _cache(ServerCache)
    server.trouble = trouble
    cache.set("lamp", "lit")
    assert cache.get("lamp") == "lit"
    assert cache.get("other", "none") == "none"
    assert cache.add("lamp", "dark") is False


def test_server_that_is_away_is_asked_now_and_then_and_found_again(clock: Clock) -> None:
    cache, server = _cache(ServerCache)
    server.kept["lamp"], server.trouble = "lit", redis.ConnectionError()
    assert [cache.get("lamp") for _ in range(9)] == [None] * 9
    assert server.asked == 1
    clock.secs += RETRIES_AFTER_SECS
    assert cache.get("lamp") is None
    assert server.asked == 2
    server.trouble = None
    clock.secs += RETRIES_AFTER_SECS
    assert [cache.get("lamp") for _ in range(9)] == ["lit"] * 9


def test_mistake_of_the_program_is_not_taken_for_an_absence(clock: Clock) -> None:
    cache, server = _cache(ServerCache)
    server.trouble = KeyError("a bug")
    with pytest.raises(KeyError):
        cache.get("lamp")


def test_limit_is_counted_while_the_server_is_away(settings: Settings, clock: Clock) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "lamppost.core.server_cache.ServerCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    server = Server()
    server.trouble = redis.ConnectionError()
    caches["default"].server = server  # type: ignore[attr-defined]
    limit = Limit("lighting", times=2, per_secs=60 * 60)
    limit.spend("alice")
    limit.spend("alice")
    limit.spend("bob")
    with pytest.raises(TooOften):
        limit.spend("alice")


@pytest.mark.parametrize(("wanted", "kept"), [(60 * 60 * 24 * 60, 60), (5, 5), (None, 60)])
def test_session_is_kept_for_a_minute_at_most(
    wanted: float | None, kept: float, clock: Clock
) -> None:
    cache, server = _cache(SessionCache)
    cache.set("session", "signed in", wanted)
    assert server.timeouts["session"] == kept


def test_session_is_not_kept_by_a_process_that_others_cannot_end_it_in(clock: Clock) -> None:
    cache, server = _cache(SessionCache)
    server.trouble = redis.ConnectionError()
    cache.set("session", "signed in")
    assert cache.get("session") is None
