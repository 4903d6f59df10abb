"""Beside the pages: if the watcher falls silent, a web process looks at plans and sends.

Nothing that is due waits for somebody to start a program again.
"""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time

from django.db import close_old_connections

from lamppost.meetings import clock
from lamppost.meetings.guarding.pulse import BEATS_EVERY_SECS, SILENT, is_watched, take_turn
from lamppost.meetings.guarding.watching import Looker
from lamppost.meetings.house.standing_by import ask_before_first_look
from lamppost.notices.urgent.senders import Senders

logger = logging.getLogger(__name__)


class StandIn(threading.Thread):
    """Asks every five seconds for the watcher's pulse. Of several web processes one acts at a
    time. A daemon: killed half-way, it leaves what the next one finds."""

    def __init__(self) -> None:
        super().__init__(name="stand-in", daemon=True)
        self._who = secrets.token_hex(8)
        self._looker = Looker()
        self._senders: Senders | None = None
        # A board that starts gives its watcher as much time as one that has fallen silent.
        self._may_act = time.monotonic() + SILENT.total_seconds()
        self._ask_due = 0.0
        self._is_acting = False

    def run(self) -> None:
        while True:
            self._look_around()
            if self._is_acting:
                self._looker.turn()
            time.sleep(self._looker.wait_secs if self._is_acting else BEATS_EVERY_SECS)

    def _look_around(self) -> None:
        if time.monotonic() < self._ask_due:
            return
        try:
            self._act(self._is_wanted())
        except Exception as error:  # without a database there is nothing to guard by
            logger.warning("cannot see whether the watcher lives: %s", type(error).__name__)
        finally:
            close_old_connections()
            self._ask_due = time.monotonic() + BEATS_EVERY_SECS

    def _is_wanted(self) -> bool:
        now = clock.look_again()  # asked here, so that no page need ask
        if is_watched(now) or time.monotonic() < self._may_act:
            return False
        if not take_turn(self._who, now):
            return False
        clock.keep(now)
        return True

    def _act(self, is_wanted: bool) -> None:
        if is_wanted and self._senders is None:
            logger.warning("the watcher is silent: this web process guards meetings")
            ask_before_first_look()
            self._senders = Senders(clock.now, is_daemon=True)
            self._senders.start()
        elif not is_wanted and self._senders is not None:
            logger.warning("the watcher is back, or another web process stands in")
            self._senders.stop()
            self._senders = None
        self._is_acting = is_wanted


def stand_in_beside_pages() -> None:
    """From now on in this process, and in each that it forks into."""
    StandIn().start()
    os.register_at_fork(after_in_child=lambda: StandIn().start())
