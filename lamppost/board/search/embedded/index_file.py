"""Where the index lies, and the connections to it: one for each thread.

The folder holds index files and `current`, which names the one in use. A rebuild writes a new
file beside it and then changes that name: whoever reads finds the new one at the next search.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from lamppost.board.search.embedded import schema

BUSY_SECS = 10.0
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-8192",
    # Debian's SQLite overwrites what it deletes; these are copies of what is public anyway.
    "PRAGMA secure_delete=0",
)


class IndexFolder:
    """The index files of one board."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the index in use; some 2 µs when it is open already."""
        name = self.current()
        while getattr(self._local, "name", None) != name:
            self.close()
            try:
                self._local.open = connect(self.folder / name)
                self._local.name = name
            except sqlite3.OperationalError:
                if self.current() == name:
                    raise
                name = self.current()  # a rebuild took it away just now
        found: sqlite3.Connection = self._local.open
        return found

    def close(self) -> None:
        if getattr(self._local, "name", None) is not None:
            self._local.open.close()
            self._local.name = None

    def current(self) -> str:
        """The name of the file in use; makes an empty index where there is none."""
        try:
            return str((self.folder / "current").readlink())
        except FileNotFoundError:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            first = new_name(None)
            create(self.folder / first)
            with suppress(FileExistsError):
                (self.folder / "current").symlink_to(first)
            return str((self.folder / "current").readlink())

    def use(self, name: str) -> None:
        """Makes another file the one in use, and deletes the others."""
        link = self.folder / f"current.{os.getpid()}"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.replace(self.folder / "current")
        for other in self.folder.glob("index-*"):
            if not other.name.startswith(name):
                # Whoever still reads it keeps it open, and loses nothing.
                other.unlink(missing_ok=True)


def new_name(old: str | None) -> str:
    number = int(old.removeprefix("index-").removesuffix(".sqlite3")) + 1 if old else 1
    return f"index-{number}.sqlite3"


def connect(path: Path) -> sqlite3.Connection:
    # Each thread has its own; only the thread that ends closes what another one opened.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",  # never makes an empty one
        uri=True,
        timeout=BUSY_SECS,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def create(path: Path) -> None:
    """A new, empty index, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    draft.unlink(missing_ok=True)
    made = sqlite3.connect(draft, isolation_level=None)
    try:
        made.executescript(f"BEGIN; {schema.DDL} COMMIT;")
    finally:
        made.close()
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
