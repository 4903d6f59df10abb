"""What was deleted leaves SQLite's files too."""

from __future__ import annotations

from datetime import datetime

from django.db import OperationalError, connection

_TRUNCATED = 0


def empty_log_due(now: datetime) -> None:
    """As `empty_log`, for the timetable."""
    empty_log()


def empty_log() -> bool:
    """Empties the write-ahead log, in which the pages of before stand until they are written over.

    At once or not at all: whoever reads or writes at this moment is not kept waiting, and the
    next call tries again. True too where there is no such log. Not within a transaction.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(cursor.fetchone()[0] == _TRUNCATED)
        except OperationalError:  # somebody is in the middle of something
            return False
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
