"""Many rows at once into a board's tables, past actions, indexes and triggers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models

from benchmarks.boards.rows import Row, columns_of


def put(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Within the caller's transaction."""
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(map(connection.ops.quote_name, columns_of(model)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        gaps = ", ".join("?" * len(columns_of(model)))
        # Past Django's own cursor, which rewrites the statement for each batch.
        raw = connection.connection.cursor()
        raw.executemany(f"INSERT INTO {table} ({columns}) VALUES ({gaps})", rows)  # noqa: S608


@contextmanager
def bare(models_: Sequence[type[models.Model]]) -> Iterator[None]:
    """The tables without indexes and triggers meanwhile; a failure leaves them without."""
    tables = [model._meta.db_table for model in models_]
    with _hurried():
        made_again = [line for table in tables for line in _undress(table)]
        yield
        for line in made_again:
            _run(line)
        for line in connection.ops.sequence_reset_sql(no_style(), list(models_)):
            _run(line)


@contextmanager
def _hurried() -> Iterator[None]:
    if connection.vendor == "postgresql":
        _run("SET synchronous_commit = off")
        _run("SET maintenance_work_mem = '1GB'")
        yield
        _run("RESET ALL")
        return
    for name, value in {"foreign_keys": "OFF", "journal_mode": "OFF", "synchronous": "OFF"}.items():
        _run(f"PRAGMA {name}={value}")
    _run("PRAGMA cache_size=-524288")
    yield
    connection.close()  # the next one is as the board opens it


def _undress(table: str) -> list[str]:
    """Takes them off, and gives the statements that put them on again."""
    if connection.vendor == "postgresql":
        _run(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        indexes = _ask(_INDEXES, [table])
        for name, _line in indexes:
            _run(f'DROP INDEX "{name}"')
        return [*(line for _name, line in indexes), f"ALTER TABLE {table} ENABLE TRIGGER ALL"]
    found = _ask(_PARTS, [table])
    for kind, name, _line in found:
        _run(f'DROP {kind} "{name}"')
    return [line for _kind, _name, line in found]


# Without those that a constraint made, which go and come with it alone.
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""
_PARTS = """
    SELECT type, name, sql FROM sqlite_master
    WHERE tbl_name = %s AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type
"""


def _ask(statement: str, values: Sequence[str]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [tuple(row) for row in cursor.fetchall()]


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
