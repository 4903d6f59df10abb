"""Runs a command beside a PostgreSQL that exists for it alone: postgres.py COMMAND …

The command finds it in LAMPPOST_DATABASE. `postgres.py --keep FOLDER COMMAND …` keeps its data in
the folder and finds them there the next time. `postgres.py --find` prints where the server's
programs are, and fails if there are none. Needs nothing but Python and those programs.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STARTS_WITHIN_SECS = 60
# A server that is thrown away need not survive a power cut; but some tests kill one, so that what
# was committed has to be out of its own memory (synchronous_commit), if not on the disk.
FAST = {"fsync": "off", "full_page_writes": "off"}
USER = "lamppost"


def main(command: list[str]) -> int:
    """The command's exit code."""
    if command == ["--find"]:
        sys.stdout.write(f"{_programs()}\n")
        return 0
    # SIGTERM unwinds like any exception, so that no server is left behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    if command[:1] == ["--keep"]:
        return _run_beside_server(Path(command[1]).resolve(), {}, command[2:])
    with new_folder() as folder:
        return _run_beside_server(folder, FAST, command)


def _run_beside_server(folder: Path, settings: Mapping[str, str], command: list[str]) -> int:
    with beside_server(folder, settings=settings) as url:
        return subprocess.call(command, env={**os.environ, "LAMPPOST_DATABASE": url})  # noqa: S603


@contextmanager
def beside_server(folder: Path, *, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that runs meanwhile, on the data in the folder if it has any."""
    with Server.at(folder, _programs(), settings).running() as server:
        yield server.url()


def _programs() -> Path:
    found = find_programs()
    if found is None:
        sys.exit("PostgreSQL's server is not installed (Debian: apt-get install postgresql).")
    return found


def find_programs() -> Path | None:
    """The newest installed server's folder of programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder that goes when it is done with, which the server can enter."""
    # Not in TMPDIR: as root, the server runs as somebody else, who must be able to get there.
    folder = Path(tempfile.mkdtemp(prefix="lamppost-postgres-", dir="/tmp"))
    _give(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Server:
    """One server: its data, its port, and its process while it runs."""

    programs: Path
    folder: Path
    password: str
    port: int
    settings: Mapping[str, str] = field(default_factory=lambda: FAST)
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    def at(cls, folder: Path, programs: Path, settings: Mapping[str, str] = FAST) -> Server:
        """The one whose data lie in the folder; an empty one if none do."""
        file = folder / "password"
        if (folder / "data" / "PG_VERSION").exists():
            return cls(programs, folder, file.read_text(), _free_port(), settings)
        server = cls(programs, _made(folder), secrets.token_hex(16), _free_port(), settings)
        file.write_text(server.password)
        _give(file)
        words = ["-D", folder / "data", "-U", USER, "--pwfile", file, "--no-sync"]
        server._do("initdb", *words, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8")
        return server

    def replica(self, folder: Path) -> Server:
        """A copy of this one that follows it, as a host makes one."""
        follower = Server(self.programs, _made(folder), self.password, _free_port())
        words = ["-d", self.url(), "-D", folder / "data", "--write-recovery-conf", "--no-sync"]
        self._do("pg_basebackup", *words, "--checkpoint=fast", "--wal-method=stream")
        return follower

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def running(self) -> Iterator[Server]:
        self.start()
        try:
            yield self
        finally:
            self.stop(signal.SIGINT)  # "fast": does not wait for clients

    def start(self) -> None:
        settings = {
            **self.settings,
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603
                [self.programs / "postgres", "-D", self.folder / "data", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                **_unprivileged(),
            )
        self._wait_until_ready(self.process)

    def stop(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
        if self.process is not None:
            self.process.wait()

    def kill(self) -> None:
        """As if the power had failed: the server and all its processes at once."""
        if self.process is not None:
            for pid in _children_of(self.process.pid):
                with suppress(ProcessLookupError):  # it ended by itself at this moment
                    os.kill(pid, signal.SIGKILL)
            self.stop(signal.SIGKILL)

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + STARTS_WITHIN_SECS
        ask = [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.call(ask) != 0:  # noqa: S603
            if process.poll() is not None or time.monotonic() > end:
                sys.exit(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.1)

    def _do(self, program: str, *words: str | Path) -> None:
        command = [self.programs / program, *words]
        nothing = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=nothing, cwd="/", **_unprivileged())  # noqa: S603


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _give(folder)
    return folder


def _give(path: Path) -> None:
    """To whoever the server runs as."""
    if user := _unprivileged().get("user"):
        shutil.chown(path, user)


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then as whom it does."""
    if os.getuid() != 0:
        return {}
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}


def _children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in listed]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
