"""Sends the cache table, and nothing else, to the embedded profile's second SQLite file."""

from __future__ import annotations

from typing import Any


class CacheRouter:
    def db_for_read(self, model: type, **hints: Any) -> str | None:  # noqa: ANN401
        return "cache" if _is_cache(model._meta.app_label) else None  # type: ignore[attr-defined]

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:  # noqa: ANN401
        return (db == "cache") == _is_cache(app_label)


def _is_cache(app_label: str) -> bool:
    return app_label == "django_cache"
