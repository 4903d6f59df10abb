"""A whole board of the server profile on a port, and people who visit it."""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

STARTS_WITHIN_SECS = 90
SOON_SECS = 40
PATIENCE_SECS = 30  # for one page, on two cores that are busy with other tests
COVERS = "4509884"  # Dayton, Ohio
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Page:
    status: int
    text: str
    url: str


class Visitor:
    """A browser: keeps cookies and follows redirects."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies = CookieJar()
        kept = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(kept)

    def get(self, path: str) -> Page:
        return self._ask(urllib.request.Request(urllib.parse.urljoin(self.url, path)))  # noqa: S310

    def post(self, path: str, **typed: str) -> Page:
        """Fills in the form on the page and sends it."""
        found = _TOKEN.search(self.get(path).text)
        assert found, f"no form on {path}"
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": found.group(1), **typed}).encode()
        address = urllib.parse.urljoin(self.url, path)
        return self._ask(urllib.request.Request(address, data))  # noqa: S310

    def _ask(self, request: urllib.request.Request) -> Page:
        try:
            with self._opener.open(request, timeout=PATIENCE_SECS) as answer:
                return Page(answer.status, answer.read().decode(), answer.url)
        except urllib.error.HTTPError as error:
            return Page(error.code, error.read().decode(), error.url)


def soon(question: Callable[[], bool]) -> None:
    """Waits until the answer is yes."""
    end = time.monotonic() + SOON_SECS
    while not question():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


@dataclass(frozen=True)
class Board:
    url: str
    env: Mapping[str, str]

    def visitor(self) -> Visitor:
        return Visitor(self.url)

    def run(self, *command: str) -> str:
        """What `lamppost COMMAND` prints on this board."""
        words = [sys.executable, "-m", "lamppost", *command]
        return subprocess.run(  # noqa: S603
            words, env=self.env, check=True, capture_output=True, text=True
        ).stdout

    def do(self, program: str) -> str:
        """What a few lines of Python print that know the board's models."""
        return self.run("shell", "--no-imports", "-c", program)


def board_at(data: Path, **settings: str) -> Board:
    """A board that does not run yet: its commands do."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = int(door.getsockname()[1])
    env = {name: value for name, value in os.environ.items() if not name.startswith("LAMPPOST_")}
    env |= {
        "LAMPPOST_PROFILE": "server",
        "LAMPPOST_SECRET_KEY": secrets.token_urlsafe(64),
        "LAMPPOST_SEAL_KEY": secrets.token_urlsafe(48),
        "LAMPPOST_CACHE": "redis://127.0.0.1:1/0",  # nothing is there
        "LAMPPOST_DATA": str(data),
        "LAMPPOST_COVERS": COVERS,
        "LAMPPOST_PORT": str(port),
        "PYTHONPATH": str(Path.cwd()),
        **settings,
    }
    data.mkdir()
    return Board(f"http://127.0.0.1:{port}/", env)


@contextmanager
def lit(data: Path, **settings: str) -> Iterator[Board]:
    """A board whose web part runs, until it is done with."""
    board = board_at(data, **settings)
    serve = [sys.executable, "-m", "lamppost", "serve", "--only", "web", "--processes", "1"]
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(serve, env=board.env, stdout=log, stderr=log)  # noqa: S603
        try:
            _wait_until_lit(board, process, data / "log")
            yield board
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _wait_until_lit(board: Board, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN_SECS
    while True:
        try:
            if board.visitor().get("/health/").status == 200:
                return
        except OSError:
            pass
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"The board did not start:\n{log.read_text()}")
        time.sleep(0.1)
