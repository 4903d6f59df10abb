"""The first of a queue, as the database gives them.

A thousand of each are counted and some twenty shown, so that only these are made into what Django
would make of every row: that takes longer than finding them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import QuerySet

from lamppost.moderation.queue.items import Queue

_PLANS = ("enable_sort", "enable_hashjoin", "enable_mergejoin")

Place = tuple[datetime, Queue, int]


@dataclass(frozen=True)
class Head:
    """rows: a moment as this database has it, and a number; soonest first."""

    queue: Queue
    rows: list[tuple[Any, int]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Place]:
        return ((_moment(look_by), self.queue, number) for look_by, number in self.rows)

    def before(self, moment: datetime) -> int:
        """How many of them should have been looked at by then."""
        return bisect_left(self.rows, moment, key=lambda row: _moment(row[0]))


def head_of(things: QuerySet[Any], queue: Queue, most: int) -> Head:
    """The first of these things."""
    first = things.order_by("look_by", "pk").values_list("look_by", "pk")[:most]
    try:
        statement, values = first.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return Head(queue, [])
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return Head(queue, cursor.fetchall())


@contextmanager
def along_the_index() -> Iterator[None]:
    """Has PostgreSQL read heads along the index of the moments, and stop after so many.

    It takes each "not one of these" for leaving out half of what there is; after a few of them it
    believes that next to nothing is left, reads everything that waits and sorts it.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_set("off"))
        yield
        cursor.execute(_set("on"))  # whoever began a transaction around this goes on with it


def _set(switch: str) -> str:
    return "SELECT " + ", ".join(f"set_config('{name}', '{switch}', true)" for name in _PLANS)


def _moment(kept: datetime) -> datetime:
    """SQLite keeps moments without a zone, in UTC."""
    return kept if kept.tzinfo else kept.replace(tzinfo=UTC)
