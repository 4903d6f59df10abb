"""Sends reads of pages to a replica, and everything that must not be old to the primary."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS

from lamppost.core.reading import note_write, read_alias

# Who somebody is, and what they may do, is never read from yesterday: whoever was signed out
# or blocked a moment ago is.
ALWAYS_AT_PRIMARY = frozenset(
    {"people", "sessions", "auth", "account", "mfa", "usersessions", "django_tasks_database"}
)


class ReplicaRouter:
    def db_for_read(self, model: type, **hints: Any) -> str:  # noqa: ANN401
        return DEFAULT_DB_ALIAS if _app(model) in ALWAYS_AT_PRIMARY else read_alias()

    def db_for_write(self, model: type, **hints: Any) -> str:  # noqa: ANN401
        note_write()
        return DEFAULT_DB_ALIAS

    def allow_relation(self, first: object, second: object, **hints: Any) -> bool:  # noqa: ANN401
        return True  # the same rows, whichever database showed them

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:  # noqa: ANN401
        return db == DEFAULT_DB_ALIAS


def _app(model: type) -> str:
    return str(model._meta.app_label)  # type: ignore[attr-defined]
