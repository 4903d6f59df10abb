"""Writes the ads of the board to a file that `lamppost import` reads."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.board.exchange.exporting import Written, export_ads
from lamppost.board.exchange.problems import UnreadableFile
from lamppost.board.exchange.source_file import STDIO, Format
from lamppost.board.models import Ad, State
from lamppost.core.progress import told

UNUSABLE = 2


class Command(BaseCommand):
    help = (
        "Write every ad to FILE: .jsonl or .csv, also with .gz, .xz or .bz2 behind it; or .zip "
        "with the photos too. An import of it gives the same board back. See "
        "docs/hosting/import.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="- for standard output")
        parser.add_argument("--format", choices=list(Format), default="", help="else by the name")
        parser.add_argument("--state", choices=State.values, default="", help="only such ads")
        parser.add_argument(
            "--with-addresses", action="store_true", help="with the posters' mail addresses"
        )

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401
        file, state = options["file"], options["state"]
        given = options["format"] or (Format.JSONL if file == STDIO else "")
        ads = Ad.objects.filter(state=state) if state else Ad.objects.all()
        written = Written()
        try:
            with told("Exporting", ads.count(), sys.stderr) as tell:
                for written in export_ads(
                    file, state=state, given=given, with_addresses=options["with_addresses"]
                ):
                    tell(written.ads, _words(written))
        except UnreadableFile as refused:
            raise CommandError(refused.sentence, returncode=UNUSABLE) from refused
        except BrokenPipeError:
            raise
        except OSError as error:
            sentence = f"{file} cannot be written ({error.strerror})."
            raise CommandError(sentence, returncode=UNUSABLE) from error
        (sys.stderr if file == STDIO else self.stdout).write(f"Written: {_words(written)}.\n")
        if written.photos_lost:
            lost = f"{written.photos_lost:,} photos are not in the store any more."
            raise CommandError(lost, returncode=1)


def _words(written: Written) -> str:
    photos = f", {written.photos:,} photos" if written.photos else ""
    return f"{written.ads:,} ads{photos}"
