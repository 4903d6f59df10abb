"""Backs an embedded board up."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from lamppost.config.backup import write_backup
from lamppost.core.errors import Refused


class Command(BaseCommand):
    help = (
        "Writes the database, the photos and the secret key to one tar file, while the board "
        "runs. To restore: unpack it into an empty data folder."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401
        if settings.ON_SERVER:
            raise Refused(
                "The server profile keeps its data in PostgreSQL: back it up with pg_dump, and "
                "the photos' bucket with its own tools (docs/hosting/server-profile.md)."
            )
        write_backup(settings.DATA, options["file"])
        size = options["file"].stat().st_size / 2**20
        self.stdout.write(f"Wrote {options['file']} ({size:.1f} MiB). Keep it where only you can.")
