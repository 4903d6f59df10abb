"""Writing to the index in use, and to the new one that a rebuild is making beside it.

Whoever changes the index holds its lock while reading the ads, so that of two who write the
same ad the later one also read it later. While a rebuild runs every change goes into both files:
the board stays up, and the new file is whole the moment it is put in use.
"""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from lamppost.board.search.document import Document
from lamppost.board.search.embedded import writing
from lamppost.board.search.embedded.index_file import IndexFolder, connect, create, new_name
from lamppost.board.search.engine import RebuildRuns

_MERGE_PAGES = 400
_TALLIED = 20_000  # ads; their words and cells take some 20 MB
_held = threading.local()


@contextmanager
def locked(folder: IndexFolder) -> Iterator[None]:
    """One transaction on the index in use and on a draft, if there is one."""
    with ExitStack() as stack:
        index = _begin_current(folder)
        stack.enter_context(_transaction(index))
        targets = [index]
        draft = _draft_path(folder)
        if draft is not None:
            other = stack.enter_context(_opened(draft))
            other.execute("BEGIN IMMEDIATE")
            stack.enter_context(_transaction(other))
            targets.append(other)
        _held.targets = targets
        try:
            yield
        finally:
            _held.targets = []


def put(folder: IndexFolder, documents: Iterable[Document], stale: Collection[int]) -> None:
    """Within `locked`."""
    documents = sorted(documents, key=lambda one: one.bump)
    for index in _held.targets:
        writing.put(index, documents, stale)


def _begin_current(folder: IndexFolder) -> sqlite3.Connection:
    while True:
        name = folder.current()
        index = folder.connection()
        index.execute("BEGIN IMMEDIATE")
        if folder.current() == name:
            return index
        index.execute("ROLLBACK")  # a rebuild ended while we waited


@contextmanager
def _transaction(index: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        index.execute("ROLLBACK")
        raise
    index.execute("COMMIT")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    index = connect(path)
    try:
        yield index
    finally:
        index.close()


def _draft_path(folder: IndexFolder) -> Path | None:
    try:
        path = folder.folder / (folder.folder / "draft").readlink()
    except FileNotFoundError:
        return None
    return path if path.exists() else None


class Draft:
    """A new index in the making; see `engine.Building`."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = (folder.folder.parent / "search-rebuild.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise RebuildRuns from error
        self._name = new_name(folder.current())
        self._path = folder.folder / self._name
        self._remove_files()  # what a rebuild left that was killed
        create(self._path)
        self._index = connect(self._path)
        # A draft that a crash leaves is thrown away, so nothing of it need be safe on disk.
        self._index.execute("PRAGMA synchronous=OFF")
        self._index.execute("PRAGMA cache_size=-131072")
        self._tally = writing.Tally()
        link = folder.folder / "draft"
        link.unlink(missing_ok=True)
        link.symlink_to(self._name)

    @contextmanager
    def locked(self) -> Iterator[None]:
        self._index.execute("BEGIN IMMEDIATE")
        with _transaction(self._index):
            yield

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None:
        ordered = sorted(documents, key=lambda one: one.bump)
        writing.put_rows(self._index, ordered, stale, self._tally)
        if self._tally.ads >= _TALLIED:
            self._tally.write(self._index)

    def finish(self, fingerprint: str) -> None:
        """Puts the new index in the place of the old one."""
        with self.locked():
            self._tally.write(self._index)
        while self._merged_some():
            pass
        self._index.execute("PRAGMA synchronous=FULL")
        self._index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with locked(self._folder):
            for index in _held.targets[1:]:
                index.execute("DELETE FROM made_with")
                index.execute("INSERT INTO made_with VALUES (?)", (fingerprint,))
            # Still under the lock: whoever waits for it finds that the name has changed.
            (self._folder.folder / "draft").unlink()
            self._folder.use(self._name)
        self._close()

    def _merged_some(self) -> bool:
        # Step by step: whoever posts meanwhile waits for one step, not for all of it.
        before = self._index.total_changes
        with self.locked():
            self._index.execute(
                "INSERT INTO words (words, rank) VALUES ('merge', ?)", (-_MERGE_PAGES,)
            )
        return self._index.total_changes - before >= 2

    def abandon(self) -> None:
        with suppress(FileNotFoundError):
            (self._folder.folder / "draft").unlink()
        self._close()
        self._remove_files()

    def _close(self) -> None:
        self._index.close()
        self._lock.close()

    def _remove_files(self) -> None:
        for file in self._folder.folder.glob(f"{self._name}*"):
            file.unlink(missing_ok=True)
