"""Waiting for SQLite's one lock without sleeping through one's turn."""

from __future__ import annotations

from time import monotonic, sleep

from django.db import OperationalError
from django.db.backends.sqlite3 import base

# SQLite itself waits 1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50 and then always 100 ms. Whoever
# has waited longest looks least often: those that come after take the lock in between.
# A transaction of ours holds it for some milliseconds.
LOOKS_EVERY_SECS = 0.001


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins transactions as soon as the one before has ended."""

    def _start_transaction_under_autocommit(self) -> None:
        patience_secs = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        self._wait_in_sqlite(0)
        try:
            self._begin(until=monotonic() + patience_secs)
        finally:
            self._wait_in_sqlite(patience_secs)

    def _begin(self, *, until: float) -> None:
        while True:
            try:
                super()._start_transaction_under_autocommit()  # type: ignore[misc]
            except OperationalError as error:
                if "locked" not in str(error) or monotonic() >= until:
                    raise
            else:
                return
            sleep(LOOKS_EVERY_SECS)

    def _wait_in_sqlite(self, secs: float) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {int(secs * 1000)}")
