"""`lamppost serve`, running for as long as it is measured."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure.memory import Memory, memory_of

READY_WITHIN_SECS = 120
LOOKS_EVERY_SECS = 1.0


@contextmanager
def served(log: Path, *, only: Sequence[str] = (), processes: int = 2) -> Iterator[tuple[int, int]]:
    """The port and the process id of a whole board, or of some parts of it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = int(door.getsockname()[1])
    options = ["--port", str(port), "--processes", str(processes)]
    options += [word for part in only for word in ("--only", part)]
    command = [sys.executable, "-m", "lamppost", "serve", *options]
    with log.open("w") as out:
        board = subprocess.Popen(command, stdout=out, stderr=out)  # noqa: S603
        try:
            if not only or "web" in only:
                _wait_until_lit(board, log)
            yield port, board.pid
        finally:
            board.send_signal(signal.SIGTERM)
            board.wait()


def _wait_until_lit(board: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + READY_WITHIN_SECS
    while " is lit at " not in log.read_text():
        if board.poll() is not None or time.monotonic() > end:
            sys.exit(f"The board did not start:\n{log.read_text()}")
        time.sleep(0.1)


class Client:
    """The other process, which asks."""

    def __init__(self, port: int, connections: int) -> None:
        self._asked = {"port": port, "connections": connections}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.pages.client"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def drive(self, requests: Sequence[str]) -> dict[str, Any]:
        """See `client.drive`."""
        assert self._process.stdin and self._process.stdout  # noqa: S101, PT018
        self._process.stdin.write(json.dumps({**self._asked, "requests": requests}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        self._process.communicate()


@dataclass
class Peak:
    """The most memory that was seen."""

    most: Memory


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Looks at the memory of a process and its children every second meanwhile."""
    peak, is_over = Peak(memory_of(pid)), threading.Event()

    def look() -> None:
        while not is_over.wait(LOOKS_EVERY_SECS):
            peak.most = max(peak.most, memory_of(pid), key=lambda one: one.pss)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()


def read_lines(log: Path, *words: str) -> list[str]:
    """Lines of the board's own log that hold one of the words."""
    return [line for line in log.read_text().splitlines() if any(word in line for word in words)]
