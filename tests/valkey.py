"""A Valkey or Redis that exists for one test alone."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN_SECS = 20
# Debian's package of tools holds the server as well, under the name of the checker: the program
# looks at the name that it is called by. It comes without a service that starts by itself.
NAMES = {
    "valkey-server": ("valkey-server", "valkey-check-rdb"),
    "redis-server": ("redis-server", "redis-check-rdb"),
}


def find_program() -> tuple[str, str] | None:
    """The name to call it by, and the file; None if neither is installed."""
    for name, files in NAMES.items():
        for file in files:
            if path := shutil.which(file):
                return name, path
    return None


@dataclass
class Valkey:
    program: tuple[str, str]
    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        name, file = self.program
        options = {"port": str(self.port), "bind": "127.0.0.1", "save": "", "dir": str(self.folder)}
        words = [word for key, value in options.items() for word in (f"--{key}", value)]
        nothing = subprocess.DEVNULL
        self.process = subprocess.Popen([name, *words], executable=file, stdout=nothing)  # noqa: S603
        self._wait_until_ready()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def freeze(self) -> None:
        """Still connected, answers nothing: as a machine that hangs."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + STARTS_WITHIN_SECS
        while True:
            try:
                with closing(socket.create_connection(("127.0.0.1", self.port), timeout=1)) as door:
                    door.sendall(b"PING\r\n")
                    if door.recv(7) == b"+PONG\r\n":
                        return
            except OSError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.02)


@contextmanager
def running(program: tuple[str, str], folder: Path) -> Iterator[Valkey]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = int(door.getsockname()[1])
    valkey = Valkey(program, port, folder)
    valkey.start()
    try:
        yield valkey
    finally:
        valkey.thaw()
        valkey.kill()
