"""A mail relay that takes everything, and writes down what it took: a line for each mail.

    python -m benchmarks.meetings.sink PORT FILE

A program of its own: it is the world outside, which is not killed with the board.
"""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

STARTS_WITHIN_SECS = 20


@dataclass(frozen=True)
class Taken:
    """A mail as it came: when (seconds of the clock on the wall), to whom, under which name."""

    at: float
    to: str
    message_id: str
    subject: str


class _Writes:
    def __init__(self, file: Path) -> None:
        self.file = file.open("a", buffering=1)
        self.reads = BytesHeaderParser()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        headers = self.reads.parsebytes(bytes(envelope.content or b""))
        taken = [
            time.time(),
            envelope.rcpt_tos[0],
            str(headers["Message-ID"]),
            str(headers["Subject"]),
        ]
        self.file.write(json.dumps(taken) + "\n")
        return "250 2.0.0 OK"


@contextmanager
def beside_sink(file: Path) -> Iterator[str]:
    """smtp://… of a sink that runs meanwhile."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = int(door.getsockname()[1])
    command = [sys.executable, "-m", "benchmarks.meetings.sink", str(port), str(file)]
    process = subprocess.Popen(command)  # noqa: S603
    try:
        _wait_for(port)
        yield f"smtp://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN_SECS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("the mail sink did not start")


def taken_by(file: Path) -> list[Taken]:
    """Without a last line that is not whole yet."""
    lines = file.read_text().split("\n")[:-1] if file.exists() else []
    return [Taken(*json.loads(line)) for line in lines]


def main(port: int, file: Path) -> None:
    controller = Controller(_Writes(file), hostname="127.0.0.1", port=port)
    controller.start()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    controller.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
