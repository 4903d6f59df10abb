"""Which database a read may be asked of, where a board has more than one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass
class Reads:
    """Where the request at hand reads from, and whether it has written."""

    alias: str
    wrote: bool = False


_at_hand: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def reading_from(alias: str) -> Iterator[Reads]:
    """Lets reads within go to a database, until something is written."""
    reads = Reads(alias)
    token = _at_hand.set(reads)
    try:
        yield reads
    finally:
        _at_hand.reset(token)


def note_write() -> None:
    """From here on the request at hand reads where it writes, so that it sees what it wrote."""
    stay_at_primary()
    if reads := _at_hand.get():
        reads.wrote = True


def stay_at_primary() -> None:
    """The rest of the request at hand reads at the primary."""
    if reads := _at_hand.get():
        reads.alias = DEFAULT_DB_ALIAS


def read_alias() -> str:
    """The name of the database for a read at this moment.

    The primary outside of requests, in a transaction and after a write: what is decided by
    reading must be read where it is decided.
    """
    reads = _at_hand.get()
    if reads is None or connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return DEFAULT_DB_ALIAS
    return reads.alias


def reading() -> BaseDatabaseWrapper:
    """The connection for reading by SQL of one's own; `django.db.connection` is for writing.

    Models need not ask: the router does for them.
    """
    return connections[read_alias()]
