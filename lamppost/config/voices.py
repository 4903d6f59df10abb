"""What several processes write, read line by line without threads.

Threads are kept out of the supervisor on purpose: when a parent with threads dies, Linux tells
its children once for each thread, and a worker takes the second SIGTERM for "drop your job".
"""

from __future__ import annotations

import os
import selectors
from collections.abc import Callable
from typing import IO

Say = Callable[[str, str], None]  # who, what
_AT_ONCE = 65_536


class Voices:
    """Hands each whole line that a process writes to `say`, with the name of who wrote it."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.selector = selectors.DefaultSelector()
        self.begun: dict[int, bytes] = {}  # lines without their end yet, by file descriptor

    def add(self, name: str, pipe: IO[bytes]) -> None:
        os.set_blocking(pipe.fileno(), False)
        self.begun[pipe.fileno()] = b""
        self.selector.register(pipe, selectors.EVENT_READ, name)

    def listen(self, secs: float) -> None:
        """Passes on what has been written, or is within so many seconds."""
        for key, _ in self.selector.select(secs):
            self._read(key)

    def _read(self, key: selectors.SelectorKey) -> None:
        written = os.read(key.fd, _AT_ONCE)
        *lines, rest = (self.begun[key.fd] + written).split(b"\n")
        if not written and rest:
            lines.append(rest)
        for line in lines:
            self.say(key.data, line.decode(errors="replace"))
        self.begun[key.fd] = rest
        if not written:
            self._forget(key)

    def _forget(self, key: selectors.SelectorKey) -> None:
        self.selector.unregister(key.fileobj)
        del self.begun[key.fd]
        if not isinstance(key.fileobj, int):
            key.fileobj.close()  # type: ignore[attr-defined]  # it is the pipe that add was given
