"""What the database itself forbids: to change a line or to take one out.

Whoever may do anything to the database can drop a trigger first. Then the chain tells.
They are made anew after every migration: SQLite drops them when Django alters their table.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

CLOSED = ("journal_line", "journal_link", "journal_head", "journal_decision", "journal_terms")
FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE")  # SQLite has no TRUNCATE


def make_triggers(using: str, **_more: Any) -> None:  # noqa: ANN401
    """After a migration of this room, on the database that its tables are in."""
    connection = connections[using]
    if not set(CLOSED) <= set(connection.introspection.table_names()):
        return  # migrated as far as some earlier step
    with connection.cursor() as cursor:
        for statement in _sqlite() if connection.vendor == "sqlite" else _postgresql():
            cursor.execute(statement)


def _sqlite() -> list[str]:
    made = [
        "DROP TRIGGER IF EXISTS journal_line_new",
        "CREATE TRIGGER journal_line_new AFTER INSERT ON journal_line "
        "BEGIN INSERT INTO journal_unlinked (line_id) VALUES (NEW.id); END",
    ]
    for table in CLOSED:
        for act in (act for act in FORBIDDEN if act != "TRUNCATE"):
            name = f"{table}_no_{act.lower()}"
            made += [
                f"DROP TRIGGER IF EXISTS {name}",
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END",
            ]
    return made


def _postgresql() -> list[str]:
    made = [
        """
        CREATE OR REPLACE FUNCTION journal_note_line() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO journal_unlinked (line_id) SELECT id FROM added;
            RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the journal is only ever added to';
        END $$
        """,
        "CREATE OR REPLACE TRIGGER journal_line_new AFTER INSERT ON journal_line "
        "REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal_note_line()",
    ]
    for table in CLOSED:
        for act in FORBIDDEN:
            made.append(
                f"CREATE OR REPLACE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
            )
    return made
