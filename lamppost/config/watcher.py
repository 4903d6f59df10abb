"""The watcher: goes through the timetable for as long as it runs, and shows that it lives."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from types import FrameType

from django.core.cache import cache
from django.db import close_old_connections
from django.utils import timezone

from lamppost.config.timetable import TIMETABLE, Entry
from lamppost.meetings import clock
from lamppost.meetings.guarding.watching import Guard
from lamppost.meetings.house.standing_by import SecondHouse, ask_before_first_look
from lamppost.notices.urgent.senders import Senders

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECS = 1.0
BEATS_EVERY = timedelta(seconds=5)
RETRIES_AFTER = timedelta(minutes=1)  # what failed is not left for its next turn in six hours
BEAT = "watch.beat"


class Watcher:
    """Does each entry of a timetable when its turn comes; one that fails holds up no other.

    Turns are counted on the steady clock, so that a wall clock set back stops nothing.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = [*entries, Entry("show that the watcher lives", BEATS_EVERY, beat)]
        self.turns: dict[str, float] = {}
        self.failing: set[str] = set()

    def look(self, *, steady: float, now: datetime) -> list[str]:
        """Does what is due at `steady` seconds of the steady clock; the names of what was done."""
        done = []
        for entry in self.entries:
            if self.turns.get(entry.name, steady) > steady:
                continue
            was_done = self._do(entry, now)
            wait = entry.every if was_done else min(entry.every, RETRIES_AFTER)
            self.turns[entry.name] = steady + wait.total_seconds()
            done += [entry.name] * was_done
        return done

    def _do(self, entry: Entry, now: datetime) -> bool:
        try:
            entry.what(now)
        except Exception as error:
            # A bug in one room must not silence the clock of the others. The traceback is told
            # once: every minute it would fill the disk.
            again = entry.name in self.failing
            self.failing.add(entry.name)
            kind = type(error).__name__
            logger.error("could not %s: %s", entry.name, kind, exc_info=not again)
            return False
        self.failing.discard(entry.name)
        return True


def beat(now: datetime) -> None:
    cache.set(BEAT, now.isoformat(), timeout=None)


def last_beat() -> datetime | None:
    """When a watcher of this board last showed that it lives, as far as is known."""
    written = cache.get(BEAT)
    return datetime.fromisoformat(written) if written else None


def watch() -> None:
    """Runs until SIGTERM or Ctrl-C; what is being done is done to its end."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    watcher = Watcher(TIMETABLE)
    senders = Senders(clock.now)  # beside the timetable: no entry of it holds them up
    senders.start()
    ask_before_first_look()
    guard = Guard(stop)
    guard.start()
    house = SecondHouse()
    house.start()
    while not stop.is_set():
        watcher.look(steady=time.monotonic(), now=timezone.now())
        close_old_connections()  # a database that was restarted is found again
        guard.exit_if_stuck()
        stop.wait(LOOKS_EVERY_SECS)
    house.stop()
    guard.join()
    senders.stop()
