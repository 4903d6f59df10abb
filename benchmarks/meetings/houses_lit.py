"""Two real boards that stand by for each other: processes, data, and the end of one of them."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

STARTS_WITHIN_SECS = 180
SERVE = ["serve", "--only", "web", "--only", "watch", "--processes", "1"]


@dataclass
class House:
    """postgres: the address of its database; "" for a file in its folder."""

    name: str
    folder: Path
    url: str
    env: Mapping[str, str]
    postgres: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "lamppost", *SERVE], env=self.env, stdout=log, stderr=log
            )
        until(self._is_lit, STARTS_WITHIN_SECS, f"{self.name} did not start: {self.folder}/log")

    def _is_lit(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/health/", timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def do(self, program: str) -> str:
        """What a few lines of Python print that know the board's models."""
        words = [sys.executable, "-m", "lamppost", "shell", "--no-imports", "-c", program]
        return subprocess.run(  # noqa: S603
            words, env=self.env, check=True, capture_output=True, text=True
        ).stdout

    def ask(self, sql: str) -> int:
        """One number of its database."""
        if self.postgres:
            with psycopg.connect(self.postgres) as there:
                found = there.execute(sql).fetchone()  # type: ignore[call-overload]
                return int(found[0]) if found else 0
        with closing(sqlite3.connect(self.folder / "board.sqlite3", timeout=30)) as here:
            return int(here.execute(sql).fetchone()[0])

    def kill(self) -> None:
        """All of its processes at once, none of which is asked."""
        if self.process is not None:
            for pid in [self.process.pid, *_below(self.process.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def destroy(self) -> None:
        """And nothing is left of what it knew."""
        self.kill()
        shutil.rmtree(self.folder)
        if self.postgres:
            server, _slash, name = self.postgres.rpartition("/")
            with psycopg.connect(f"{server}/postgres", autocommit=True) as there:
                there.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None


def _below(parent: int) -> list[int]:
    """Its children and theirs."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            words = stat.read_text().rpartition(")")[2].split()
            if int(words[1]) == parent:
                pid = int(stat.parent.name)
                found += [pid, *_below(pid)]
    return found


def until(question: Callable[[], bool], secs: float, otherwise: str) -> None:
    end = time.monotonic() + secs
    while not question():
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(0.2)


@contextmanager
def two_houses(
    folder: Path, *, mail: Mapping[str, str], postgres: str = ""
) -> Iterator[tuple[House, House]]:
    """Both are up, and each has heard of the other. mail: where each brings its mails, by name.

    postgres: a server on which each gets a database of its own.
    """
    key = secrets.token_urlsafe(48)
    ports = dict(zip(("first", "second"), _free_ports(), strict=True))
    houses = [
        _house(folder / name, ports[name], ports[other], key, mail[name], postgres)
        for name, other in (("first", "second"), ("second", "first"))
    ]
    try:
        for house in houses:
            house.start()
        heard = "SELECT count(*) FROM meetings_house WHERE heard IS NOT NULL"
        until(lambda: all(house.ask(heard) for house in houses), 60, "they do not hear each other")
        yield houses[0], houses[1]
    finally:
        for house in houses:
            house.stop()


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as o:
        return int(one.getsockname()[1]), int(o.getsockname()[1])


def _house(folder: Path, port: int, other: int, key: str, mail: str, postgres: str) -> House:
    folder.mkdir(parents=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("LAMPPOST_")}
    env |= {
        "LAMPPOST_DATA": str(folder),
        "LAMPPOST_URL": f"http://127.0.0.1:{port}",
        "LAMPPOST_PORT": str(port),
        "LAMPPOST_SECOND_HOUSE": f"http://127.0.0.1:{other}",
        "LAMPPOST_SECOND_HOUSE_KEY": key,
        "LAMPPOST_MAIL": mail,
        "LAMPPOST_MAIL_IN": "",
        "LAMPPOST_COVERS": "4509884",
        "PYTHONPATH": str(Path.cwd()),
    }
    database = ""
    if postgres:
        server = postgres.rpartition("/")[0]
        database = f"{server}/{folder.name}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as there:
            there.execute(f"CREATE DATABASE {folder.name}")  # type: ignore[call-overload]
        env |= {
            "LAMPPOST_PROFILE": "server",
            "LAMPPOST_DATABASE": database,
            "LAMPPOST_CACHE": "redis://127.0.0.1:1/0",  # nothing is there
            "LAMPPOST_SECRET_KEY": secrets.token_urlsafe(64),
            "LAMPPOST_SEAL_KEY": secrets.token_urlsafe(48),
        }
    return House(folder.name, folder, f"http://127.0.0.1:{port}", env, database)
