"""Whether the parts of the board are alive and have what they need."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django_tasks_db.models import DBTaskResult, get_date_max

from lamppost.board.categories import categories
from lamppost.board.models import Reindex
from lamppost.board.search.indexing import is_in_step
from lamppost.config.doctor.finding import Findings, ok, warn, wrong
from lamppost.config.doctor.of_servers import does_cache_answer
from lamppost.config.job_reaper import given_up
from lamppost.config.prepare import static_fingerprint
from lamppost.config.watcher import last_beat
from lamppost.core.errors import Refused
from lamppost.places.models import Place

DEAD_AFTER = timedelta(seconds=60)  # twelve missed beats
LATE = timedelta(minutes=5)
MOST_WAITING = 10_000  # a large import; the watcher takes so many up in some seconds
SKEW = timedelta(seconds=30)  # codes by app (TOTP) live this long
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)  # before this program was written
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def check_clock(now: datetime) -> Findings:
    yield from judge_clock(now, _database_time() or now, _disk_time() or now)


def _database_time() -> datetime | None:
    if connection.vendor != "postgresql":
        return None  # SQLite asks this machine
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


def _disk_time() -> datetime | None:
    """The time that the data folder's disk writes on a new file, if it is another machine's."""
    with tempfile.NamedTemporaryFile(dir=settings.DATA) as file:
        written = os.stat(file.name).st_mtime  # noqa: PTH116
        is_same = abs(written - time.time()) < SKEW.total_seconds()
    return None if is_same else datetime.fromtimestamp(written, UTC)


def judge_clock(now: datetime, database: datetime, disk: datetime) -> Findings:
    remedy = "Set the clock by the network: timedatectl set-ntp true"
    if not EARLIEST <= now <= LATEST:
        yield wrong("clock.year", f"This machine's clock says {now:%Y-%m-%d}.", remedy)
    for name, other in (("database", database), ("disk", disk)):
        if abs(now - other) > SKEW:
            secs = round((now - other).total_seconds())
            yield wrong(
                "clock.apart",
                f"This machine's clock and the {name}'s are {abs(secs)} seconds apart.",
                remedy,
            )
            return
    if EARLIEST <= now <= LATEST:
        yield ok("clock.apart", f"The clock says {now:%Y-%m-%d %H:%M} UTC.")


def check_watcher(now: datetime) -> Findings:
    if does_cache_answer():  # it shows there that it lives
        yield from judge_watcher(now, last_beat())


def judge_watcher(now: datetime, beat: datetime | None) -> Findings:
    remedy = "Run the board with “lamppost serve”, or a “lamppost watch” beside the other parts."
    if beat is None:
        yield wrong("watcher.beat", "The watcher has never run.", remedy)
    elif now - beat > DEAD_AFTER:
        yield wrong(
            "watcher.beat",
            f"The watcher has not been seen since {beat:%Y-%m-%d %H:%M} UTC: nothing happens by "
            "time, check-ins included.",
            remedy,
        )
    else:
        yield ok("watcher.beat", "The watcher is awake.")


def check_worker(now: datetime) -> Findings:
    due = Q(run_after__lte=now - LATE) | Q(run_after=get_date_max())
    late = DBTaskResult.objects.filter(due, status="READY", enqueued_at__lte=now - LATE).count()
    yield from judge_jobs(late=late, failed=len(given_up(DBTaskResult.objects.all())))


def judge_jobs(*, late: int, failed: int) -> Findings:
    if late:
        yield wrong(
            "worker.late",
            f"Jobs that have waited for more than five minutes: {late}. No worker takes them.",
            "Run the board with “lamppost serve”, or more of “lamppost worker”.",
        )
    else:
        yield ok("worker.late", "No job is late.")
    if failed:
        yield warn(
            "worker.failed",
            f"Jobs of the last two weeks that failed each time they were tried: {failed}.",
            "The log tells why. Please report it if it looks like a mistake of the program.",
        )


def check_categories(now: datetime) -> Findings:
    try:
        categories()
    except Refused as refused:
        yield wrong("categories.file", refused.sentence, "Mend the file, then start again.")
    else:
        yield ok("categories.file", "The categories can be read.")


def check_places(now: datetime) -> Findings:
    covered = Place.objects.filter(is_covered=True).count()
    if covered:
        yield ok("places.loaded", f"The board covers {covered:,} places.")
    else:
        yield wrong(
            "places.loaded",
            "The board covers no place, so nobody can post an ad.",
            "Look at LAMPPOST_COVERS, then run: lamppost places",
        )


def check_search(now: datetime) -> Findings:
    waiting = Reindex.objects.count()
    if waiting > MOST_WAITING:
        yield warn(
            "search.late",
            f"Changes of ads that the search index has not taken up yet: {waiting:,}.",
            "The watcher does it. If the number does not fall, look at its log.",
        )
    elif is_in_step():
        yield ok("search.index", "The search index holds every live ad.")
    else:
        yield wrong(
            "search.index",
            "The search index and the ads differ, so some ads are not found.",
            "Run: lamppost search rebuild",
        )


def check_static(now: datetime) -> Findings:
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == static_fingerprint():
        yield ok("static.collected", "Style sheets and scripts are in place.")
    else:
        yield wrong(
            "static.collected",
            "Style sheets and scripts are missing or older than the program.",
            "Start “lamppost serve” once (without --no-prepare): it collects them.",
        )
