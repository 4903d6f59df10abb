"""How a board talks to its databases: entries of Django's DATABASES."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lamppost.config import env


def postgres(url: str, setting: str = "LAMPPOST_DATABASE") -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise env.WrongSetting(
            f"{setting} is not set or is not PostgreSQL's. "
            "Write it as postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A machine that is gone does not say so: nobody waits for it longer than this. And
        # compiling a statement (jit) takes longer than any statement of ours.
        "OPTIONS": {"connect_timeout": 3, "tcp_user_timeout": 10_000, "options": "-c jit=off"},
    }


def replica(url: str) -> dict[str, Any]:
    # No question whether it is alive before each page: a page that fails is made elsewhere.
    tests = {"MIRROR": "default"}
    there = postgres(url, "LAMPPOST_DATABASE_REPLICAS")
    return {**there, "CONN_HEALTH_CHECKS": False, "TEST": tests}


def sqlite(file: Path) -> dict[str, Any]:
    # IMMEDIATE: a transaction that reads and then writes would otherwise fail at once with
    # "database is locked" instead of waiting its turn (measured: a quarter of all writes).
    # secure_delete: what is deleted is written over with noughts, where SQLite was not built so.
    # A small cache, since each thread of each process has its own; the file itself is kept in
    # memory by the operating system, once for all of them.
    return {
        "ENGINE": "lamppost.core.sqlite",
        "NAME": file,
        "TEST": {"NAME": ":memory:"},
        # Opening it and saying all this takes longer than most pages ask of it.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192;"
                "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
            ),
        },
    }
