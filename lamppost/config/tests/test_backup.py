"""A backup is the board, and is taken while people write to it."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from lamppost.config.backup import write_backup
from lamppost.core.errors import Refused


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "photos" / "ab").mkdir(parents=True)
    (folder / "photos" / "ab" / "kettle.webp").write_bytes(b"blue")
    (folder / "mail").mkdir()
    for name in ("secret-key", "push-key", "seal-key", "statement-key", "evidence-key"):
        (folder / name).write_text("key")
    with closing(sqlite3.connect(folder / "board.sqlite3")) as board:
        board.execute("PRAGMA journal_mode=WAL")
        board.execute("CREATE TABLE ad (title)")
        board.execute("INSERT INTO ad VALUES ('Blue kettle')")
        board.commit()
    return folder


def _titles(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as board:
        return [title for (title,) in board.execute("SELECT title FROM ad ORDER BY rowid")]


def test_unpacked_backup_is_the_board_as_it_was(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "board.sqlite3")) as writing:
        writing.execute("INSERT INTO ad VALUES ('Red chair')")
        writing.commit()  # in the write-ahead log alone, as long as this connection is open
        writing.execute("INSERT INTO ad VALUES ('not yet')")
        write_backup(data, tmp_path / "board.tar")
    shutil.unpack_archive(tmp_path / "board.tar", tmp_path / "again")
    again = tmp_path / "again"
    assert _titles(again / "board.sqlite3") == ["Blue kettle", "Red chair"]
    assert (again / "photos" / "ab" / "kettle.webp").read_bytes() == b"blue"
    for name in ("secret-key", "push-key", "seal-key", "statement-key", "evidence-key"):
        assert (again / name).read_text() == "key"
    assert not (again / "mail").exists()


def test_backup_can_be_read_by_its_owner_alone_and_leaves_nothing_else(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    write_backup(data, tmp_path / "kept" / "board.tar")
    assert stat.S_IMODE((tmp_path / "kept" / "board.tar").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["board.tar"]


def test_older_backup_is_never_written_over(data: Path, tmp_path: Path) -> None:
    (tmp_path / "board.tar").write_text("yesterday's")
    with pytest.raises(Refused, match="already"):
        write_backup(data, tmp_path / "board.tar")
    assert (tmp_path / "board.tar").read_text() == "yesterday's"


def test_wrong_folders_are_refused_and_nothing_is_made(data: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_backup(data, tmp_path / "nowhere" / "board.tar")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="cannot be read"):
        write_backup(tmp_path / "empty", tmp_path / "board.tar")
    assert list((tmp_path / "empty").iterdir()) == []
    assert not (tmp_path / "board.tar").exists()
