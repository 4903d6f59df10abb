"""Statements by hand, for what is done for every single ad: Django takes longer to write one than
the database to answer it, and there are a dozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection


def rows(statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def run(statement: str, values: Sequence[Any] = ()) -> int:
    """Gives how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def marks(values: Sequence[object]) -> str:
    """As many places for values as there are."""
    return ",".join(["%s"] * len(values))


def moment(at: datetime | None) -> object:
    """A time as this database takes it."""
    return connection.ops.adapt_datetimefield_value(at)
