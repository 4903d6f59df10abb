"""Triggers that note which ads changed, so that no change can miss the search index.

They are made anew after every migration: SQLite drops them when Django alters their table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections

# What the index says of an ad. Its version, its reminder and the like change without a note.
_WATCHED = (
    "state", "bump", "renewed", "expires", "persona_id", "category", "title", "text", "words",
    "price_cents", "price_kind", "currency", "fields", "place_id", "cell", "cover",
)  # fmt: skip

_OF_PERSON = (
    "INSERT INTO board_reindex (ad_id) SELECT ad.id FROM board_ad ad "
    "JOIN people_persona persona ON persona.id = ad.persona_id WHERE persona.person_id = NEW.id"
)

_SQLITE = f"""
DROP TRIGGER IF EXISTS board_reindex_new;
CREATE TRIGGER board_reindex_new AFTER INSERT ON board_ad
    BEGIN INSERT INTO board_reindex (ad_id) VALUES (NEW.id); END;
DROP TRIGGER IF EXISTS board_reindex_changed;
CREATE TRIGGER board_reindex_changed AFTER UPDATE OF {", ".join(_WATCHED)} ON board_ad
    BEGIN INSERT INTO board_reindex (ad_id) VALUES (NEW.id); END;
DROP TRIGGER IF EXISTS board_reindex_gone;
CREATE TRIGGER board_reindex_gone AFTER DELETE ON board_ad
    BEGIN INSERT INTO board_reindex (ad_id) VALUES (OLD.id); END;
DROP TRIGGER IF EXISTS board_reindex_leaving;
CREATE TRIGGER board_reindex_leaving AFTER UPDATE OF erase_due ON people_person
    WHEN OLD.erase_due IS NOT NEW.erase_due
    BEGIN {_OF_PERSON}; END;
"""  # noqa: S608  names of our own

_POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION board_note_ad() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO board_reindex (ad_id) VALUES (OLD.id);
    ELSE
        INSERT INTO board_reindex (ad_id) VALUES (NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION board_note_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_OF_PERSON};
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER board_reindex_all AFTER INSERT OR DELETE ON board_ad
    FOR EACH ROW EXECUTE FUNCTION board_note_ad();
CREATE OR REPLACE TRIGGER board_reindex_changed AFTER UPDATE OF {", ".join(_WATCHED)} ON board_ad
    FOR EACH ROW EXECUTE FUNCTION board_note_ad();
CREATE OR REPLACE TRIGGER board_reindex_leaving AFTER UPDATE OF erase_due ON people_person
    FOR EACH ROW WHEN (OLD.erase_due IS DISTINCT FROM NEW.erase_due)
    EXECUTE FUNCTION board_note_person();
"""  # noqa: S608  names of our own


def make_triggers(using: str, **_more: Any) -> None:  # noqa: ANN401
    """After a migration of this room, on the database that its tables are in."""
    connection = connections[using]
    if "board_reindex" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for statement in _statements(_SQLITE):
                cursor.execute(statement)
        else:
            cursor.execute(_POSTGRESQL)


def drop_leaving(using: str, plan: Sequence[object] = (), **_more: Any) -> None:  # noqa: ANN401
    """Before migrations: SQLite alters no table that a trigger of another table speaks of.

    Not if there is nothing to migrate: another process may be at work meanwhile.
    """
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS board_reindex_leaving")


def _statements(script: str) -> list[str]:
    """SQLite's driver takes one statement at a time; a trigger's own ends within a line."""
    return [f"{part};" for part in script.strip().removesuffix(";").split(";\n") if part.strip()]
