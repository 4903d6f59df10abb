"""The thread that talks to the other board and stands in for it, beside the guard."""

from __future__ import annotations

import logging
import threading
import time
from datetime import datetime

from django.db import close_old_connections, connection

from lamppost.meetings import clock
from lamppost.meetings.house import talking
from lamppost.meetings.house.calling import NoAnswer, other_time
from lamppost.meetings.house.climbing import climb_for_other
from lamppost.meetings.house.houses import PULSE_EVERY
from lamppost.meetings.house.noting import MOST, note_changes
from lamppost.meetings.house.signing import is_on

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECS = 1.0
COMPARES_EVERY_SECS = 60.0
ASKS_FOR_SECS = 5.0
_AFTER_TROUBLE_SECS = 5.0
_ASKS_AGAIN_SECS = 15.0


class Turn:
    """What is done in one look, and when it is done again, by the steady clock."""

    def __init__(self) -> None:
        self._pulse = self._compare = self._asked = -1e9
        self._rests_until = -1e9

    def look(self, now: datetime, steady: float) -> bool:
        """Whether there is more to do at once."""
        climb_for_other(now, does_answer=lambda: self._does_answer(now, steady))
        noted = note_changes(now)
        if steady < self._rests_until:
            return noted == MOST
        try:
            return self._talk(now, steady) or noted == MOST
        except NoAnswer:
            self._rests_until = steady + _AFTER_TROUBLE_SECS
            return False

    def _talk(self, now: datetime, steady: float) -> bool:
        is_more = False
        if talking.unsaid() or steady - self._pulse >= PULSE_EVERY.total_seconds():
            is_more = talking.pulse(now)
            self._pulse = -1e9 if is_more else steady
        if steady - self._compare >= COMPARES_EVERY_SECS:
            talking.compare(now)
            self._compare = steady
        return is_more

    def _does_answer(self, now: datetime, steady: float) -> bool:
        """Asked once before a climb, and not for each of its rungs."""
        if steady - self._asked < _ASKS_AGAIN_SECS:
            return False
        self._asked = steady
        return talking.does_answer(now)


class SecondHouse:
    """Runs from `start` until `stop`. Without a second house it does nothing."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="second-house", daemon=True)

    def start(self) -> None:
        if is_on():
            clock.others.append(other_time)
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(ASKS_FOR_SECS)

    def _run(self) -> None:
        turn = Turn()
        while not self._stop.is_set():
            is_more = False
            try:
                is_more = turn.look(clock.now(), time.monotonic())
            except Exception as error:  # a database that restarts must not end the thread
                logger.error("the second house: %s", type(error).__name__)
            close_old_connections()
            if not is_more:
                self._stop.wait(LOOKS_EVERY_SECS)
        connection.close()


def ask_before_first_look() -> None:
    """A board that was down asks what was done for it meanwhile; after five seconds it goes on
    by itself. Nothing here holds up the guard for longer, whatever the other board does."""
    if not is_on():
        return
    asking = threading.Thread(target=_ask, name="second-house-first", daemon=True)
    asking.start()
    asking.join(ASKS_FOR_SECS)


def _ask() -> None:
    end = time.monotonic() + ASKS_FOR_SECS
    try:
        while time.monotonic() < end and talking.ask_back(clock.now()):
            pass
    except NoAnswer:
        pass
    except Exception as error:
        logger.error("the second house, at the start: %s", type(error).__name__)
    finally:
        connection.close()
