"""Everything that must be in place before a board can answer. Safe to repeat, quick when done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection

from lamppost import __version__

Say = Callable[[str], None]
_PREPARING = 0x1A4B  # any number: several hosts that start together agree on it


def prepare(say: Say) -> None:
    """Tables, cache table, places and style sheets, each brought up to date."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _one_at_a_time():
        say("Bringing the database up to date.")
        call_command("migrate", interactive=False, verbosity=0)
        if not settings.ON_SERVER:
            call_command("createcachetable", database="cache", verbosity=0)
        if "places" in get_commands():
            say("Loading the places that the board covers.")
            call_command("places")
        _collect_static(say)
    _prepare_search(say)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    # Django's migrations take no lock: two machines that start together would both create
    # the same table. SQLite's board has one machine, and a lock file of its own.
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_PREPARING])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_PREPARING])


def _prepare_search(say: Say) -> None:
    """Puts right whatever a crash, another version or other settings left of the index."""
    from lamppost.board.search.indexing import index_due, is_in_step, rebuild

    while index_due():
        pass
    if is_in_step():
        return
    say("Making the search index.")
    told = 0

    def tell(done: int) -> None:
        nonlocal told
        if done >= told + 50_000:
            told = done
            say(f"{done:,} ads are indexed.")

    rebuild(tell)


def _collect_static(say: Say) -> None:
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    wanted = static_fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting style sheets and scripts.")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def static_fingerprint() -> str:
    """Changes when any style sheet, script or picture of the program does."""
    summary = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            summary.update(f"{path} {storage.size(path)} ".encode())
            summary.update(str(storage.get_modified_time(path)).encode())
    return summary.hexdigest()
