"""An end to what another machine does slowly."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType

_LOOKS_EVERY_SECS = 0.25


class Deadline:
    """Shuts the connections it was shown when its time is over: reading from them fails then.

    A time-out of a socket begins anew with each byte, so that a machine which sends one every
    few seconds could hold a thread for ever.
    """

    def __init__(self, secs: float) -> None:
        self.ends = monotonic() + secs
        self._watched: list[socket.socket] = []

    def watch(self, connected: socket.socket) -> None:
        # A second handle on the same connection: TLS takes the first away from us.
        self._watched.append(socket.socket(fileno=os.dup(connected.fileno())))

    def shut(self) -> None:
        for one in self._watched:
            with suppress(OSError):  # gone already
                one.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Deadline:
        _shutter.add(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _shutter.remove(self)
        for one in self._watched:
            one.close()


class _Shutter:
    """One thread for all deadlines of a process: a thread for each costs more than a mail."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[Deadline] = set()
        self._thread: threading.Thread | None = None

    def add(self, deadline: Deadline) -> None:
        with self._lock:
            self._running.add(deadline)
            # A process that was forked has the thread's name, and not the thread.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._look, name="deadlines", daemon=True)
                self._thread.start()

    def remove(self, deadline: Deadline) -> None:
        with self._lock:  # while it is being shut its handles stay ours
            self._running.discard(deadline)

    def _look(self) -> None:
        """Until nothing runs any more: an idle process pays for nobody to look."""
        while self._shut_late():
            sleep(_LOOKS_EVERY_SECS)

    def _shut_late(self) -> bool:
        with self._lock:
            for deadline in self._running:
                if deadline.ends <= monotonic():
                    deadline.shut()
            if not self._running:
                self._thread = None
            return bool(self._running)


_shutter = _Shutter()
