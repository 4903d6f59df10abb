"""Those who carry messages, on this machine: well, busy, silent, or worse."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_ENOUGH_SECS = 0.05


class Mood(Enum):
    WELL = auto()  # and whether it is brought to anybody, nobody sees
    BUSY = auto()  # "come again": 503, 451
    SILENT = auto()  # takes the connection and says nothing
    CLOSES = auto()  # hangs up once it has all of the message
    DRIPS = auto()  # a byte now and then, each well within a time-out


@dataclass
class Provider:
    """What it was brought, whatever it said to that."""

    port: int = 0
    mood: Mood = Mood.WELL
    brought: list[bytes] = field(default_factory=list)
    connections: int = 0


@contextmanager
def provider(*, is_mail: bool) -> Iterator[Provider]:
    one = Provider()
    over = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))
    one.port = server.getsockname()[1]

    def talk(caller: socket.socket) -> None:
        with suppress(OSError), caller:
            if one.mood is Mood.SILENT:
                over.wait(5)
            elif one.mood is Mood.DRIPS:
                _drip(caller, over)
            else:
                (_smtp if is_mail else _http)(one, caller)

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _address = server.accept()
                one.connections += 1
                threading.Thread(target=talk, args=(caller,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield one
    finally:
        over.set()
        server.shutdown(socket.SHUT_RDWR)
        server.close()


def _drip(caller: socket.socket, over: threading.Event) -> None:
    while not over.wait(_ENOUGH_SECS):
        caller.sendall(b"2")


def _http(one: Provider, caller: socket.socket) -> None:
    text = b""
    while b"\r\n\r\n" not in text:
        text += caller.recv(65_536)
    head, _gap, body = text.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    while length and len(body) < int(length[1]):
        body += caller.recv(65_536)
    one.brought.append(head + b"\r\n\r\n" + body)
    if one.mood is not Mood.CLOSES:
        status = b"503 Busy" if one.mood is Mood.BUSY else b"200 OK"
        caller.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n")


def _smtp(one: Provider, caller: socket.socket) -> None:
    lines = caller.makefile("rb")
    caller.sendall(b"220 here\r\n")
    for line in lines:
        word = line[:4].upper()
        if word == b"DATA":
            caller.sendall(b"354 go on\r\n")
            one.brought.append(b"".join(iter(lines.readline, b".\r\n")))
            if one.mood is Mood.CLOSES:
                return
            caller.sendall(b"451 busy\r\n" if one.mood is Mood.BUSY else b"250 taken\r\n")
        elif word == b"QUIT":
            return
        else:
            caller.sendall(b"250 yes\r\n")
