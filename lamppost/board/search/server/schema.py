"""The tables of the index, in a schema of their own beside the board's.

ad           what rows are compared by, the number of the window, and the tokens led by it
card         what a list shows of an ad, ready
counter      exactly how many ads each cell of resolution 1 to 8 holds by category, below each top
             category ("~" before it), and in all (""); cell 0 is everywhere
vocabulary   in about how many ads a word stands: counted up, and counted anew by a rebuild
time_window  the stretches of bumps that tokens are parted by, and their numbers; see windows.py
made_with    the fingerprint of the last rebuild, and how often the index was changed since

A rebuild fills the same tables in a second schema and then swaps the two names, which waits for
no reader.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, connections, transaction

VERSION = 4

IN_USE, DRAFT, OLD = "search", "search_draft", "search_old"
TABLES = ("ad", "card", "counter", "vocabulary", "time_window", "made_with")

# Rows stay whole up to a page: the filter of a scan reads the tokens of every row, and those
# that lie elsewhere (TOAST) take ten times as long. Columns of a fixed width come first, since
# all behind one that varies is found by going through the row.
_TABLES = """
CREATE SCHEMA {schema};
CREATE TABLE {schema}.ad (
    bump bigint PRIMARY KEY, ad_id bigint NOT NULL UNIQUE,
    expires bigint NOT NULL, renewed bigint NOT NULL, cell bigint NOT NULL,
    x float8 NOT NULL, y float8 NOT NULL, z float8 NOT NULL,
    latitude float8 NOT NULL, longitude float8 NOT NULL,
    place_id bigint NOT NULL, persona_id bigint NOT NULL,
    has_photo smallint NOT NULL, number smallint NOT NULL,
    category text NOT NULL, cents bigint, tokens tsvector NOT NULL
) WITH (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE {schema}.ad ALTER tokens SET STORAGE MAIN;
CREATE INDEX ad_expires ON {schema}.ad (expires);
CREATE TABLE {schema}.card (bump bigint PRIMARY KEY, said text NOT NULL);
CREATE TABLE {schema}.counter (
    cell bigint, category text COLLATE "C", n integer NOT NULL, PRIMARY KEY (cell, category)
) WITH (fillfactor = 80);
CREATE TABLE {schema}.vocabulary (word text COLLATE "C" PRIMARY KEY, n integer NOT NULL)
    WITH (fillfactor = 80);
CREATE TABLE {schema}.time_window (
    number integer PRIMARY KEY, first_bump bigint NOT NULL, last_bump bigint NOT NULL,
    n integer NOT NULL
);
CREATE TABLE {schema}.made_with (
    version integer NOT NULL, fingerprint text NOT NULL, changes bigint NOT NULL
);
INSERT INTO {schema}.made_with VALUES ({version}, '', 0);
"""

# Without the list of pending entries ("fastupdate"): every window that a search asks would read
# it from end to end, which costs more than sparing an insert a millisecond is worth.
_WORDS = (
    "CREATE INDEX {concurrently} ad_tokens ON {schema}.ad USING gin (tokens) "
    "WITH (fastupdate = off)"
)


def make_schema(using: str, **_more: Any) -> None:  # noqa: ANN401
    """After a migration: the empty tables where there are none, or those of another version."""
    if connections[using].vendor != "postgresql":
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        if _version(cursor) != VERSION:
            drop(cursor, IN_USE)
            create(cursor, IN_USE)
            create_words(cursor, IN_USE)
        elif _has_no_ads(cursor):
            # Django's "flush" empties its own tables past every trigger, and then comes here.
            clear(cursor)


def _version(cursor: Any) -> int | None:  # noqa: ANN401
    cursor.execute("SELECT to_regclass(%s)", [f"{IN_USE}.made_with"])
    if cursor.fetchone() == (None,):
        return None
    cursor.execute(f"SELECT version FROM {IN_USE}.made_with")  # noqa: S608
    return int(cursor.fetchone()[0])


def _has_no_ads(cursor: Any) -> bool:  # noqa: ANN401
    cursor.execute("SELECT NOT EXISTS (SELECT FROM board_ad)")
    return bool(cursor.fetchone()[0])


def clear(cursor: Any) -> None:  # noqa: ANN401
    """Empties the index in use; who made it stays known."""
    names = [f"{IN_USE}.{table}" for table in TABLES if table != "made_with"]
    cursor.execute(f"TRUNCATE {', '.join(names)}")
    note_change(cursor, IN_USE)


def note_change(cursor: Any, schema: str) -> None:  # noqa: ANN401
    cursor.execute(f"UPDATE {schema}.made_with SET changes = changes + 1")  # noqa: S608


def create(cursor: Any, schema: str) -> None:  # noqa: ANN401
    """All but the index of the tokens, which is made many times faster once the rows are in."""
    cursor.execute(_TABLES.format(schema=schema, version=VERSION))


def create_words(cursor: Any, schema: str) -> None:  # noqa: ANN401
    """Lets others write meanwhile, if no transaction is open."""
    concurrently = "" if connection.in_atomic_block else "CONCURRENTLY"
    cursor.execute(_WORDS.format(schema=schema, concurrently=concurrently))


def drop(cursor: Any, schema: str) -> None:  # noqa: ANN401
    cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def swap(cursor: Any) -> None:  # noqa: ANN401
    """Puts the draft in use. Names change, tables do not: no reader is waited for or stopped."""
    cursor.execute(f"ALTER SCHEMA {IN_USE} RENAME TO {OLD}")
    cursor.execute(f"ALTER SCHEMA {DRAFT} RENAME TO {IN_USE}")
