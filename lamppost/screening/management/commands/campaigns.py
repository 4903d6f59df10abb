"""Campaigns in any file of ads. See docs/hosting/campaigns.md."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.core.errors import Refused

UNUSABLE = 2


class Command(BaseCommand):
    help = "try: find campaigns in a file of ads, without the board."
    requires_system_checks = ()  # `try` needs no board, and no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        trying = verbs.add_parser("try", help="find campaigns in a file of ads")
        trying.add_argument("file", type=Path, help="CSV or JSON Lines, also packed; - for stdin")
        trying.add_argument("--out", type=Path, help="where a line for each ad goes; else stdout")
        trying.add_argument("--templates", type=Path, help="where templates with their slots go")
        trying.add_argument("--format", choices=("csv", "jsonl"), default="", help="else looked at")
        trying.add_argument("--workers", type=int, default=1, help="processes; 1 unless told")

    def handle(self, *args: object, verb: str, **options: Any) -> None:  # noqa: ANN401
        try:
            getattr(self, f"_{verb}")(**options)
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=UNUSABLE) from refused

    def _try(
        self,
        *,
        file: Path,
        out: Path | None,
        templates: Path | None,
        workers: int,
        **options: Any,  # noqa: ANN401
    ) -> None:
        from lamppost.screening.campaigns.trying_files import try_file

        counts = try_file(file, options["format"], out, templates, workers, self._tell)
        self._tell(
            f"{counts.ads:,} ads, {counts.flagged:,} of them in {counts.campaigns:,} campaigns; "
            f"{counts.bad:,} rows were left out."
        )

    def _tell(self, sentence: str) -> None:
        self.stderr.write(sentence)
