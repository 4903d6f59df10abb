"""Limits: so many times, then no more until the window is over."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.management import call_command
from pytest_django import Settings

from lamppost.core.limits import Limit, TooOften

HOUR = 60 * 60
TWICE = Limit("test", times=2, per_secs=HOUR)


class Clock:
    """Seconds since 1970, at the beginning of an hour, for the limits and for the cache."""

    def __init__(self) -> None:
        self.secs = 500_000.0 * HOUR

    def time(self) -> float:
        return self.secs

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.secs, UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("lamppost.core.limits.time", clock.time)
    monkeypatch.setattr("django.core.cache.backends.db.tz_now", clock.now)
    monkeypatch.setattr("django.core.cache.backends.base.time.time", clock.time)
    return clock


def spend(key: str = "198.51.100.7") -> bool:
    try:
        TWICE.spend(key)
    except TooOften:
        return False
    return True


def test_one_time_too_many_is_refused_with_what_to_do(clock: Clock) -> None:
    assert [spend(), spend()] == [True, True]
    with pytest.raises(TooOften, match="Wait a while"):
        TWICE.spend("198.51.100.7")


def test_what_is_given_back_does_not_count(clock: Clock) -> None:
    for _time in range(5):
        TWICE.spend("a")
        TWICE.give_back("a")
    TWICE.give_back("nobody has spent any")
    assert not TWICE.is_spent("a")


def test_others_have_a_limit_of_their_own(clock: Clock) -> None:
    assert [spend(), spend(), spend("203.0.113.9")] == [True, True, True]


def test_limits_of_different_names_do_not_count_together(clock: Clock) -> None:
    spend()
    spend()
    Limit("other", times=1, per_secs=HOUR).spend("198.51.100.7")


def test_trying_on_does_not_put_off_the_end(clock: Clock) -> None:
    tries = []
    for _ in range(8):
        tries.append(spend())
        clock.secs += HOUR / 4
    assert tries == [True, True, False, False] * 2


@pytest.mark.django_db(databases="__all__")
def test_cache_in_the_database_counts_for_the_whole_window(
    settings: Settings, clock: Clock
) -> None:
    """It forgets how long a number is kept when it counts it up: a day's limit of the embedded
    profile was one of five minutes."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache_of_this_test",
        }
    }
    where = "cache" if "cache" in settings.DATABASES else "default"
    call_command("createcachetable", database=where, verbosity=0)
    assert [spend(), spend()] == [True, True]
    clock.secs += 10 * 60
    assert not spend()


def test_count_that_a_full_cache_threw_out_begins_anew(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(caches["default"]), "add", lambda *a, **k: False)
    assert spend()


def test_no_address_is_kept(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    backend = type(caches["default"])
    add = backend.add

    def noting(self: BaseCache, key: str, *rest: Any) -> bool:
        kept.append(key)
        return add(self, key, *rest)

    monkeypatch.setattr(backend, "add", noting)
    spend()
    assert len(kept) == 1
    assert "198.51.100.7" not in kept[0]


def test_first_time_is_one_write_to_the_cache(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for write in ("incr", "touch", "set"):
        monkeypatch.setattr(type(caches["default"]), write, lambda *a, **k: pytest.fail("again"))
    assert spend()
