"""One file that holds a whole embedded board: database, photos and keys."""

from __future__ import annotations

import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from lamppost.core.errors import Refused

DATABASE = "board.sqlite3"
ALSO = (
    "photos",
    "secret-key",
    "push-key",
    "seal-key",
    "statement-key",
    "evidence",
    "evidence-key",
)  # left out: caches, collected files, mails and locks
_LEFT_OUT = {
    "meetings_plan": "UPDATE meetings_plan SET details = x''",
    "notices_dispatch": (
        "UPDATE notices_dispatch SET state = 'withdrawn', \"to\" = x'', words = x'', lease = '' "
        "WHERE state = 'waiting'"
    ),
}


def write_backup(data: Path, target: Path) -> None:
    """Writes a tar file that, unpacked into an empty data folder, is the board again.

    The board may be running. Raises Refused where the target exists or cannot be written.
    1. The database is copied by SQLite itself: a copy by hand would miss its write-ahead log.
    2. Then the photos, so that none is missing that the copy knows of and nobody took down.
    3. The file gets its name when it is whole.
    """
    if target.exists():
        raise Refused(f"There is a file {target} already. Choose another name.")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            draft = Path(folder) / "draft.tar"
            _copy_database(data / DATABASE, Path(folder) / DATABASE)
            with draft.open("wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
                tar.add(Path(folder) / DATABASE, DATABASE)
                for name in ALSO:
                    if (data / name).exists():
                        tar.add(data / name, name)
            draft.chmod(0o600)  # it holds letters and the secret key
            os.link(draft, target)
    except OSError as error:
        raise Refused(f"The backup cannot be written: {error.strerror}.") from error


def _copy_database(source: Path, target: Path) -> None:
    # Opened for reading only, so that a wrong folder is an error and not a new, empty file.
    address = f"{source.absolute().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as board,
            closing(sqlite3.connect(target)) as copy,
        ):
            board.backup(copy)
            _leave_out(copy)
    except sqlite3.Error as error:
        raise Refused(f"The database {source} cannot be read: {error}.") from error


def _leave_out(copy: sqlite3.Connection) -> None:
    """What is erased from the board within days, and would lie in its backups for years: what
    plans of meetings say, and urgent messages, which by then nobody wants any more.

    The file has the key in it as well, so that sealed words are as good as open ones.
    """
    copy.execute("PRAGMA secure_delete = ON")
    tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    for table, statement in _LEFT_OUT.items():
        if table in tables:  # a board from before them is backed up too, before it is renewed
            copy.execute(statement)
    copy.commit()
