"""What the databases say of how far they have come."""

from __future__ import annotations

import math
import time

from django.db import DEFAULT_DB_ALIAS, Error, connections

from lamppost.config.replicas.position import Standing, read_position

PRIMARY_RETRIES_AFTER_SECS = 1.0

# Where the next line will be written, not what is written already: with synchronous_commit
# off, a commit that was answered may still be on its way.
_AT_PRIMARY = "SELECT pg_current_wal_insert_lsn()::text"
_AT_REPLICA = """
    SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn()::text,
           extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float
"""


class Primary:
    """The primary's position; one that does not answer is not asked again at once."""

    def __init__(self) -> None:
        self.left_alone_until = -math.inf

    def position(self) -> int | None:
        if time.monotonic() < self.left_alone_until:
            return None
        try:
            return primary_position()
        except Error:
            connections[DEFAULT_DB_ALIAS].close()
            self.left_alone_until = time.monotonic() + PRIMARY_RETRIES_AFTER_SECS
            return None


def primary_position() -> int:
    """A position behind everything that was committed before."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_AT_PRIMARY)
        return read_position(cursor.fetchone()[0])


_primary = Primary()


def standing_of(alias: str) -> Standing | None:
    """Where a replica stands; None if it is none. Raises django.db.Error if it does not answer.

    The primary is asked first: a replica that has all of it is then seen to have all of it.
    """
    primary = _primary.position()
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(_AT_REPLICA)
            follows, replayed, age_secs = cursor.fetchone()
    except Error:
        connections[alias].close()
        raise
    # Somebody may have made it a primary of its own: it goes its own way from there.
    if not follows or replayed is None:
        return None
    return Standing(read_position(replayed), age_secs, primary)
