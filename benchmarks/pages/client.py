"""A client in a process of its own: reads requests, asks them, writes how long each took.

Plain sockets, because a client that works hard for each request takes the cores that the server
needs. Started by `benchmarks.pages`; needs neither Django nor the board.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

PIECE = 65_536
WAITS_SECS = 120


class Door:
    """A connection that is kept; opened again if the server closes it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> tuple[int, int]:
        """Status and length of the answer's body."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), WAITS_SECS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        head, body = self._read_head()
        names = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
        fields = {name.lower(): value for name, value in names.items()}
        length = int(fields[b"content-length"])
        left = length - len(body)
        while left > 0:
            left -= len(self._receive())
        if fields.get(b"connection") == b"close":
            self._socket = None
        return int(head.split(b" ", 2)[1]), length

    def _read_head(self) -> tuple[bytes, bytes]:
        seen = b""
        while b"\r\n\r\n" not in seen:
            seen += self._receive()
        head, _end, body = seen.partition(b"\r\n\r\n")
        return head, body

    def _receive(self) -> bytes:
        assert self._socket is not None  # noqa: S101
        piece = self._socket.recv(PIECE)
        if not piece:
            raise ConnectionError("The server hung up in the middle of an answer.")
        return piece


def drive(port: int, requests: Sequence[str], connections: int) -> dict[str, Any]:
    """Milliseconds of each, the seconds of all, how often each status came, bytes of bodies."""
    waiting = iter([request.encode() for request in requests])
    took: list[float] = []
    answers: Counter[str] = Counter()
    lengths: list[int] = []

    def work() -> None:
        door = Door(port)
        for request in _shared(waiting, lock):
            began = time.perf_counter()
            try:
                status, length = door.ask(request)
            except (OSError, KeyError) as error:
                answers[type(error).__name__] += 1
                door = Door(port)
                continue
            took.append((time.perf_counter() - began) * 1000)
            answers[str(status)] += 1
            lengths.append(length)

    lock = threading.Lock()
    threads = [threading.Thread(target=work) for _number in range(connections)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    secs = time.perf_counter() - began
    return {"took": took, "secs": secs, "answers": answers, "bytes": sum(lengths)}


def _shared(requests: Iterator[bytes], lock: threading.Lock) -> Iterator[bytes]:
    while True:
        with lock:
            request = next(requests, None)
        if request is None:
            return
        yield request


def main() -> None:
    """Reads {"port", "connections", "requests"} from each line, and answers it with a line."""
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(drive(asked["port"], asked["requests"], asked["connections"])), flush=True)


if __name__ == "__main__":
    main()
