"""One board, one data folder: two web, worker or watch parts on the same one are refused."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused

WAITS_SECS = 15.0  # longer than a part that lost its supervisor takes to end
TRIES_EVERY_SECS = 0.5


class AlreadyRunning(Refused):
    """Another `lamppost serve` runs on this data folder."""

    code = "already_running"


def take_lock(
    folder: Path, name: str, *, say: Callable[[str], None], waits_secs: float = WAITS_SECS
) -> int:
    """An open file that holds the lock on one part for as long as any process has it open.

    Raises AlreadyRunning if somebody still holds it after the wait.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    end = time.monotonic() + waits_secs
    while not _is_taken_now(lock):
        if time.monotonic() >= end:
            os.close(lock)
            raise AlreadyRunning(
                _("Lamppost is already running on this data folder (%(folder)s): its %(part)s.")
                % {"folder": folder.parent, "part": name}
            )
        if end - time.monotonic() > waits_secs - TRIES_EVERY_SECS:
            say(f"Waiting for the last run's {name} to end.")
        time.sleep(TRIES_EVERY_SECS)
    return lock


def _is_taken_now(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
