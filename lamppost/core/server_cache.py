"""Valkey or Redis as a cache that may die without a page failing."""

from __future__ import annotations

import logging
import math
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)

# A page asks a few times, and the server answers in less than a thousandth of this.
PATIENCE_SECS = 0.5
RETRIES_AFTER_SECS = 2.0
MOST_MEANWHILE = 20_000
LONGEST_SESSION_SECS = 60


class Absence:
    """Whether the server is away, for all threads of a process."""

    def __init__(self) -> None:
        self.until = -math.inf

    def may_ask(self, steady: float) -> bool:
        """Whether to ask the server; while it is away, one thread asks for all now and then."""
        if steady < self.until:
            return False
        if self.until > -math.inf:
            self.until = steady + RETRIES_AFTER_SECS
        return True

    def begin(self, steady: float, why: Exception) -> None:
        if self.until == -math.inf:
            logger.warning("the cache is away: %s", type(why).__name__)
        self.until = steady + RETRIES_AFTER_SECS

    def end(self) -> None:
        if self.until > -math.inf:
            logger.warning("the cache is back")
            self.until = -math.inf


_absences: dict[str, Absence] = {}


class ServerCache(BaseCache):
    """While the server is away, each process keeps what it is given in its own memory.

    So limits are counted all the while, though by each process for itself: nobody is locked
    out, and nobody tries codes without end.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        from redis.backoff import NoBackoff
        from redis.exceptions import RedisError
        from redis.retry import Retry

        super().__init__(params)
        options = {
            "socket_connect_timeout": PATIENCE_SECS,
            "socket_timeout": PATIENCE_SECS,
            # Once more: a connection to a server that was started anew is found dead when used.
            "retry": Retry(NoBackoff(), 1),
        }
        self.server = RedisCache(server, {**params, "OPTIONS": options})
        self.meanwhile = self.make_meanwhile()
        self._absence = _absences.setdefault(server, Absence())
        self._troubles = RedisError

    def make_meanwhile(self) -> BaseCache:
        """What answers while the server is away; the same memory for all threads."""
        return LocMemCache("meanwhile", {"MAX_ENTRIES": MOST_MEANWHILE})

    def answers(self) -> bool:
        """Whether the server answers at this moment."""
        try:
            return bool(self.server._cache.get_client().ping())
        except self._troubles:
            return False

    def _ask(self, what: str, *args: object, **given: object) -> Any:  # noqa: ANN401
        if self._absence.may_ask(time.monotonic()):
            try:
                answer = getattr(self.server, what)(*args, **given)
            except self._troubles as trouble:
                self._absence.begin(time.monotonic(), trouble)
            else:
                self._absence.end()
                return answer
        return getattr(self.meanwhile, what)(*args, **given)

    def add(self, *args: object, **given: object) -> bool:
        return bool(self._ask("add", *args, **given))

    def get(self, *args: object, **given: object) -> Any:  # noqa: ANN401
        return self._ask("get", *args, **given)

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._ask("set", key, value, timeout, version)

    def touch(self, *args: object, **given: object) -> bool:
        return bool(self._ask("touch", *args, **given))

    def delete(self, *args: object, **given: object) -> bool:
        return bool(self._ask("delete", *args, **given))

    def incr(self, *args: object, **given: object) -> int:
        return int(self._ask("incr", *args, **given))

    def has_key(self, *args: object, **given: object) -> bool:
        return bool(self._ask("has_key", *args, **given))

    def clear(self) -> None:
        self._ask("clear")


class SessionCache(ServerCache):
    """Sessions, for a minute; while the server is away they are read from the database.

    What is changed or ended in the database meanwhile is still in a server that comes back with
    its memory whole, as after a broken network: a browser that was signed out must not be
    signed in again for sixty days, but for a minute at most.
    """

    def make_meanwhile(self) -> BaseCache:
        return DummyCache("", {})

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        if timeout is None or timeout is DEFAULT_TIMEOUT:
            timeout = LONGEST_SESSION_SECS
        super().set(key, value, min(timeout, LONGEST_SESSION_SECS), version)
