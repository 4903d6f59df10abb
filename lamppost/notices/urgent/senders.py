"""The threads that send: some for each channel, so that a relay that hangs holds up no text."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping

from django.db import close_old_connections, connection
from django.utils import timezone

from lamppost.notices.models import Channel
from lamppost.notices.urgent.sending import AT_A_TIME, Clock, send_some
from lamppost.notices.urgent.ways import WAYS

logger = logging.getLogger(__name__)

THREADS: Mapping[Channel, int] = {
    Channel.MAIL: 4,
    Channel.SMS: 2,
    Channel.PUSH: 2,
    Channel.APPRISE: 2,
}
LOOKS_EVERY_SECS = 0.5
AFTER_TROUBLE_SECS = 2.0


class Senders:
    """Send whatever falls due from `start` until `stop`.

    clock: the board's time; one that was set back would leave everything lying. is_daemon: its
    process may end without `stop`, half-way.
    """

    def __init__(
        self,
        clock: Clock = timezone.now,
        *,
        threads: Mapping[Channel, int] = THREADS,
        is_daemon: bool = False,
    ) -> None:
        self._clock = clock
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(
                target=self._run, args=(channel,), name=f"urgent-{channel}-{n}", daemon=is_daemon
            )
            for channel, count in threads.items()
            for n in range(count)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Comes back once what is being sent has been written down."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, channel: Channel) -> None:
        way = WAYS[channel]()
        while not self._stop.is_set():
            try:
                leased, _sent = send_some(channel, way, self._clock, AT_A_TIME)
                wait = 0.0 if leased else LOOKS_EVERY_SECS
            except Exception as error:  # a database that restarts must not end the thread
                logger.error("cannot send by %s: %s", channel, type(error).__name__)
                wait = AFTER_TROUBLE_SECS
            close_old_connections()
            self._stop.wait(wait)
        way.close()
        connection.close()
