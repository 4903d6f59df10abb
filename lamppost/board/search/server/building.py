"""Writing to the index in use, and to the new one that a rebuild is making beside it.

Whoever changes the index holds one lock while reading the ads, so that of two who write the
same ad the later one also read it later. While a rebuild runs every change goes into both:
the board stays up, and the new index is whole the moment it is put in use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from django.conf import settings
from django.db import connection, transaction

from lamppost.board.search.document import Document
from lamppost.board.search.engine import RebuildRuns
from lamppost.board.search.server import schema, writing
from lamppost.board.search.server.tally import Tally

# Any two numbers: everybody who writes, and everybody who rebuilds, agrees on them.
WRITING, REBUILDING = 0x5EA2C401, 0x5EA2C402
_TALLY_AT = 200_000  # changed numbers that a rebuild keeps before it writes them down
_SORT_MEMORY = "512MB"  # for making the index of the tokens: more saves little, less costs much


@contextmanager
def locked() -> Iterator[None]:
    """One transaction, and nobody else's."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The commit need not wait for the disk: the note of what has been indexed goes with it,
        # so what is lost in a power cut is done once more.
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(%s)",
            [WRITING],
        )
        yield


def put(documents: Iterable[Document], stale: Collection[int]) -> None:
    """Within `locked`."""
    documents = sorted(documents, key=lambda one: one.bump)
    with connection.cursor() as cursor:
        for target in _targets():
            tally = writing.put(cursor, target, documents, stale=stale, size=settings.SEARCH_WINDOW)
            tally.write(cursor, target)
            schema.note_change(cursor, target)


def _targets() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"{schema.DRAFT}.ad"])
        if cursor.fetchone() == (False,):
            return [schema.IN_USE]
        if not Draft.is_mine:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [REBUILDING])
            if cursor.fetchone() == (True,):
                # Whoever was making it is gone.
                schema.drop(cursor, schema.DRAFT)
                return [schema.IN_USE]
    return [schema.IN_USE, schema.DRAFT]


class Draft:
    """A new index in the making; see `engine.Building`."""

    is_mine: ClassVar[bool] = False  # this process is making it

    def __init__(self) -> None:
        self._tally = Tally()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [REBUILDING])
            if Draft.is_mine or cursor.fetchone() != (True,):
                raise RebuildRuns
            Draft.is_mine = True
            with self.locked():
                schema.drop(cursor, schema.DRAFT)
                schema.create(cursor, schema.DRAFT)

    @contextmanager
    def locked(self) -> Iterator[None]:
        # The same lock as for the index in use: what others change goes into both.
        with locked():
            yield

    def put(self, documents: Iterable[Document], *, stale: Collection[int]) -> None:
        documents = sorted(documents, key=lambda one: one.bump)
        with connection.cursor() as cursor:
            tally = writing.put(
                cursor, schema.DRAFT, documents, stale=stale, size=settings.SEARCH_WINDOW
            )
            self._tally.add(tally)
            if len(self._tally.counters) + len(self._tally.words) > _TALLY_AT:
                self._tally.write(cursor, schema.DRAFT)

    def finish(self, fingerprint: str) -> None:
        """Puts the new index in the place of the old one."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('maintenance_work_mem', %s, false)", [_SORT_MEMORY])
            schema.create_words(cursor, schema.DRAFT)
            cursor.execute("RESET maintenance_work_mem")
            for table in schema.TABLES:
                cursor.execute(f"ANALYZE {schema.DRAFT}.{table}")
            with self.locked():
                self._tally.write(cursor, schema.DRAFT)
                cursor.execute(
                    f"UPDATE {schema.DRAFT}.made_with SET fingerprint = %s",  # noqa: S608
                    [fingerprint],
                )
                schema.drop(cursor, schema.OLD)  # if the last rebuild was killed right here
                schema.swap(cursor)
            schema.drop(cursor, schema.OLD)
            self._let_go()

    def abandon(self) -> None:
        with connection.cursor() as cursor:
            schema.drop(cursor, schema.DRAFT)
            self._let_go()

    def _let_go(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [REBUILDING])
        Draft.is_mine = False
