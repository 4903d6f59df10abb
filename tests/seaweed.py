"""SeaweedFS as an S3-compatible store that exists for one test alone."""

from __future__ import annotations

import json
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN_SECS = 60
HERE = "127.0.0.1"
_PORTS = ("master", "volume", "filer", "s3")


def find_program() -> str | None:
    """The program that the package brings, beside this Python; or one on the path."""
    beside = Path(sys.executable).parent / "weed"
    return str(beside) if beside.exists() else shutil.which("weed")


@dataclass
class Seaweed:
    program: str
    folder: Path
    ports: dict[str, int]
    key: str
    secret: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://{HERE}:{self.ports['s3']}"

    def start(self) -> None:
        credentials = {"accessKey": self.key, "secretKey": self.secret}
        lamppost = {"name": "lamppost", "credentials": [credentials], "actions": ["Admin"]}
        config = self.folder / "s3.json"
        config.write_text(json.dumps({"identities": [lamppost]}))
        words = [
            "server",
            "-s3",
            f"-s3.config={config}",
            f"-dir={self.folder}",
            f"-ip={HERE}",
            f"-ip.bind={HERE}",
            "-master.volumeSizeLimitMB=64",
            "-master.telemetry=false",
            "-volume.max=20",
            *("-s3.port.iceberg=0", "-s3.port.lance=0"),
            *(f"-{name}.port={self.ports[name]}" for name in _PORTS),
            *(f"-{name}.port.grpc={self.ports[name + '.grpc']}" for name in _PORTS),
        ]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                [self.program, "-logtostderr", *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )
        self._wait_until_ready()

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + STARTS_WITHIN_SECS
        while not self._answers():
            if time.monotonic() > end:
                raise AssertionError((self.folder / "log").read_text()[-3000:])
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.endpoint}/healthz", timeout=1).close()  # noqa: S310
        except OSError:
            return False
        return True


@contextmanager
def running(program: str, folder: Path) -> Iterator[Seaweed]:
    names = [*_PORTS, *(f"{name}.grpc" for name in _PORTS)]
    with ExitStack() as doors:  # all at once, so that no two are the same
        opened = [doors.enter_context(socket.create_server((HERE, 0))) for _ in names]
        ports = {name: int(door.getsockname()[1]) for name, door in zip(names, opened, strict=True)}
    seaweed = Seaweed(program, folder, ports, secrets.token_hex(8), secrets.token_hex(16))
    try:
        seaweed.start()
        yield seaweed
    finally:
        seaweed.kill()
