"""A board of its own for one run: embedded, or on a PostgreSQL that is killed with the rest."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import Server, find_programs


@contextmanager
def new_board(profile: str, folder: Path, *, mail: str) -> Iterator[Server | None]:
    """Sets Django up for it, once in a process; gives the database server if there is one."""
    for name in [name for name in os.environ if name.startswith("LAMPPOST_")]:
        del os.environ[name]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
        "LAMPPOST_PROFILE": profile,
        "LAMPPOST_DATA": str(folder / "data"),
        "LAMPPOST_MAIL": mail,
    }
    if profile == "embedded":
        _set_up()
        yield None
        return
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL's server is not installed.")
    # As it comes, with fsync: what was committed has to be there after a kill.
    server = Server.at(folder / "postgres", programs, {})
    server.start()
    try:
        os.environ |= {
            "LAMPPOST_DATABASE": server.url(),
            "LAMPPOST_SECRET_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_SEAL_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_CACHE": "redis://127.0.0.1:1/0",  # the guard asks nothing of it
        }
        _set_up()
        yield server
    finally:
        server.kill()


def _set_up() -> None:
    import django
    from django.conf import settings

    _ = settings.CACHES  # read before it is replaced
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = dict.fromkeys(settings.CACHES, memory)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
