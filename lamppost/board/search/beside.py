"""Work that a page asks for and does not wait for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread

from django.db import close_old_connections


class Beside:
    """Does one thing in a thread of its own, once for all who asked for it meanwhile.

    The thread is a daemon, begun when it is first asked: whatever it does must bear being killed
    half-way, and be found again by somebody else.
    """

    def __init__(self, what: Callable[[], object]) -> None:
        self._what = what
        self._asked = Event()
        self._beginning = Lock()
        self._thread: Thread | None = None

    def ask(self) -> None:
        """Has it done once more, begun after this moment."""
        self._asked.set()
        with self._beginning:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="beside", daemon=True)
                self._thread.start()

    @property
    def is_asked(self) -> bool:
        return self._asked.is_set()

    def _run(self) -> None:
        while self._asked.wait():
            # First: whoever asks from now on may have changed what is read already.
            self._asked.clear()
            self._what()
            close_old_connections()  # a database that was restarted is found again
