"""The thread that looks at plans twice a second, in a process of its own: the watcher's."""

from __future__ import annotations

import logging
import os
import threading
import time

from django.db import close_old_connections, connection

from lamppost.meetings import clock
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.pulse import BEATS_EVERY_SECS, WATCH, beat

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECS = 0.5
AT_A_TIME = 1_000  # plans and alarms between two beats: about a second
AFTER_TROUBLE_SECS = 2.0
STUCK_SECS = 60.0
DIED = 70  # EX_SOFTWARE
# Whoever is stopped half-way keeps its locks no longer than that from the one who stands in.
_LETS_GO = "SET idle_in_transaction_session_timeout = '10s'"


class Guard(threading.Thread):
    """Looks until `stop` is set. If it ends otherwise its process does: a watcher without it
    would only seem to be one. Whoever started the process starts it again."""

    def __init__(self, stop: threading.Event) -> None:
        super().__init__(name="guard", daemon=True)
        self._stop_asked = stop
        self._looker = Looker()

    def run(self) -> None:
        try:
            while not self._stop_asked.wait(self._looker.wait_secs):
                self._looker.turn(as_whom=WATCH)
        finally:
            if not self._stop_asked.is_set():
                logger.critical("the guard of meetings has died")
                os._exit(DIED)

    def exit_if_stuck(self) -> None:
        """Called by another thread of its process."""
        if time.monotonic() - self._looker.turned > STUCK_SECS:
            logger.critical("the guard of meetings is stuck")
            os._exit(DIED)


class Looker:
    """What one process does each time; what goes wrong in one turn is tried in the next."""

    def __init__(self) -> None:
        self.wait_secs = 0.0
        self.turned = time.monotonic()
        self._beat_due = 0.0
        self._troubles = 0
        self._seen: object = None  # the connection that was told when to let go

    def turn(self, *, as_whom: str = "") -> None:
        """as_whom: the pulse that shows that it looks; none for who stands in."""
        try:
            self._turn(as_whom)
        except Exception as error:
            self._troubles += 1
            # The traceback once: twice a second it would fill the disk.
            is_first = self._troubles == 1
            logger.error("cannot look at plans: %s", type(error).__name__, exc_info=is_first)
            self.wait_secs = AFTER_TROUBLE_SECS
        else:
            self._troubles = 0
        finally:
            close_old_connections()  # a database that was restarted is found again
            self.turned = time.monotonic()

    def _turn(self, as_whom: str) -> None:
        self._say_when_to_let_go()
        now = clock.look_again()
        if as_whom and time.monotonic() >= self._beat_due:
            beat(as_whom, now)
            clock.keep(now)
            self._beat_due = time.monotonic() + BEATS_EVERY_SECS
        is_more = look(now, AT_A_TIME) >= AT_A_TIME
        self.wait_secs = 0.0 if is_more else LOOKS_EVERY_SECS

    def _say_when_to_let_go(self) -> None:
        if connection.vendor == "postgresql" and (
            connection.connection is None or connection.connection is not self._seen
        ):
            with connection.cursor() as cursor:
                cursor.execute(_LETS_GO)
            self._seen = connection.connection
