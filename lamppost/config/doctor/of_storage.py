"""Where things are kept: the database, the disk, the data folder."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from lamppost.config.doctor.finding import Findings, ok, warn, wrong

GIB = 2**30
LEAST_FREE = GIB // 2  # below this a day of photos may fill the disk
LITTLE_FREE = 2 * GIB


def check_database(now: datetime) -> Findings:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield wrong(
            "database.reachable",
            f"The database does not answer ({type(error).__name__}).",
            "Look whether it runs and whether LAMPPOST_DATABASE is right.",
        )
        return
    yield ok("database.reachable", "The database answers.")
    yield from judge_migrations(_waiting_migrations())
    if connection.vendor == "sqlite":
        yield from judge_sqlite(_pragma("quick_check(1)"), _pragma("journal_mode"))


def _waiting_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _pragma(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return str(cursor.fetchone()[0])


def judge_migrations(waiting: int) -> Findings:
    if waiting:
        yield wrong(
            "database.migrations",
            f"The database's tables are older than the program (steps missing: {waiting}).",
            "Run: lamppost migrate",
        )
    else:
        yield ok("database.migrations", "The database's tables fit the program.")


def judge_sqlite(integrity: str, journal: str) -> Findings:
    if integrity == "ok":
        yield ok("database.sqlite", "The database file is sound.")
    else:
        yield wrong(
            "database.sqlite",
            "The database file is damaged.",
            "Stop the board, keep a copy of the file, and go back to the last backup.",
        )
    if journal not in {"wal", "memory"}:
        yield warn(
            "database.journal",
            f"SQLite's journal is {journal!r}, not WAL: readers wait for writers.",
            "Keep the data folder on a local disk, not on a network share.",
        )


def check_disk(now: datetime) -> Findings:
    yield from judge_disk(shutil.disk_usage(_existing(settings.DATA)).free)


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def judge_disk(free: int) -> Findings:
    said = f"{free / GIB:.1f} GiB are free on the disk of the data folder."
    remedy = "Make room: photos are the largest. A full disk loses new ads and mails."
    if free < LEAST_FREE:
        yield wrong("disk.free", said, remedy)
    elif free < LITTLE_FREE:
        yield warn("disk.free", said, remedy)
    else:
        yield ok("disk.free", said)


def check_data_folder(now: datetime) -> Findings:
    folder = Path(settings.DATA)
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        yield wrong(
            "data.writable",
            f"Nothing can be written in the data folder {folder} ({error.strerror}).",
            f"Give it to whoever runs Lamppost: chown -R {_me()} {folder}",
        )
        return
    yield ok("data.writable", f"The data folder is {folder}.")
    yield from judge_folder_mode(folder.stat().st_mode, folder)


def _me() -> str:
    return str(os.geteuid())


def judge_folder_mode(mode: int, folder: Path) -> Findings:
    if stat.S_IMODE(mode) & 0o007:
        yield warn(
            "data.private",
            "Everybody with an account on this machine can look into the data folder.",
            f"Run: chmod 700 {folder}",
        )
    else:
        yield ok("data.private", "The data folder is closed to other accounts.")
