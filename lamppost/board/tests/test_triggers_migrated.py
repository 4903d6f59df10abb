"""A board that is there is migrated, with its triggers, on a real SQLite file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import lamppost


def migrate(folder: Path, *what: str) -> None:
    environment = {
        **os.environ,
        "LAMPPOST_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
    }
    for name in ("LAMPPOST_DATABASE", "LAMPPOST_PROFILE", "LAMPPOST_CACHE"):
        environment.pop(name, None)
    subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "django", "migrate", *what, "-v0"],
        check=True,
        env=environment,
        cwd=Path(lamppost.__file__).parents[1],
    )


def test_a_table_is_altered_that_a_trigger_of_another_table_speaks_of(tmp_path: Path) -> None:
    migrate(tmp_path, "board", "0008")
    migrate(tmp_path)
    with sqlite3.connect(tmp_path / "board.sqlite3") as board:
        found = board.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert "board_reindex_leaving" in {name for (name,) in found}
