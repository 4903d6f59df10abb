"""The time by which plans are guarded: the database's, as far as it can be believed."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from lamppost.meetings.models import Pulse
from lamppost.meetings.trusting import Known, Reading, Trusted, trusted

CLOCK = "clock"  # the row of what was known last, for whoever starts next
ASKED_AGAIN_SECS = 60.0  # until then the machine's steady clock is good to a few milliseconds
_TIME_ERROR = 5  # adjtimex(2): the clock is not kept right
_HERE = {"", "localhost", "127.0.0.1", "::1"}

# Clocks of others that are known here, such as a second house's: None while it is silent. Called
# often: they answer from what they have heard.
others: list[Callable[[], datetime | None]] = []

_known: Known | None = None
_given: datetime | None = None


def now() -> datetime:
    """The board's time, UTC: it never goes back. Asks the database once a minute, or never in a
    process with a thread that does."""
    if not settings.CLOCK_IS_WATCHED:
        return timezone.now()
    passed = steady_secs() - _known.steady if _known else ASKED_AGAIN_SECS
    if _known and passed < ASKED_AGAIN_SECS:
        return _never_back(_known.at + timedelta(seconds=passed))
    try:
        return look_again()
    except DatabaseError:
        if _known is None:
            raise
        return _never_back(_known.at + timedelta(seconds=passed))


def look_again() -> datetime:
    """As `now`, from the database. Raises DatabaseError."""
    return _never_back(what_is_trusted().at)


def what_is_trusted() -> Trusted:
    """With what the wall clock says. Raises DatabaseError."""
    global _known
    row = Pulse.objects.filter(name=CLOCK).first()
    kept = Known(row.at, row.boot, row.steady) if row else None
    reading = _read()
    found = trusted(_known or kept, reading)
    if kept and kept.at > found.at:  # another process has believed a clock that was put right
        found = Trusted(kept.at, reading.wall - kept.at)
    _known = Known(found.at, reading.boot, reading.steady)
    return found


def keep(at: datetime) -> None:
    """Writes down for other processes, and after a new start, what time it is."""
    row = {"boot": boot(), "steady": steady_secs()}
    if not Pulse.objects.filter(name=CLOCK, at__lte=at).update(at=at, **row):
        Pulse.objects.get_or_create(name=CLOCK, defaults={"at": at, **row})


def forget() -> None:
    """As a process that has just begun."""
    global _known, _given
    _known = _given = None


def _never_back(at: datetime) -> datetime:
    global _given
    _given = max(at, _given or at)
    return _given


def _read() -> Reading:
    wall = _database_wall()
    heard = [other for ask in others if (other := ask()) is not None]
    if _is_elsewhere():
        # What our system says of its own clock says nothing of theirs; the clock itself does.
        return Reading(wall, boot(), steady_secs(), others=(datetime.now(UTC), *heard))
    return Reading(wall, boot(), steady_secs(), is_kept=is_kept_right(), others=tuple(heard))


def _database_wall() -> datetime:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT clock_timestamp()")
            return cursor.fetchone()[0].astimezone(UTC)  # type: ignore[no-any-return]
        cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
        said = parse_datetime(cursor.fetchone()[0])
    if said is None:
        raise DatabaseError("the database does not say what time it is")
    return said


def _is_elsewhere() -> bool:
    """Whether the database has another machine's clock."""
    host = str(connection.settings_dict.get("HOST") or "")
    return connection.vendor == "postgresql" and host not in _HERE and not host.startswith("/")


def steady_secs() -> float:
    """Since the machine's start, asleep or not."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


@cache
def boot() -> str:
    """This start of the machine; where the system has no name for it, of this process."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return str(uuid4())


def is_kept_right() -> bool:
    """Whether the kernel says that its clock is kept right by others. Whoever sets it by hand
    takes that away, until a network of clocks has set it anew."""
    try:
        timex = ctypes.create_string_buffer(512)  # struct timex, 208 bytes; zero: only asks
        state = ctypes.CDLL(None).adjtimex(timex)
    except (OSError, AttributeError):
        return False
    return 0 <= int(state) < _TIME_ERROR
