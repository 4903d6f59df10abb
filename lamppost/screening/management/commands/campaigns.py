"""Campaigns: on any file, made anew, and shown. See docs/hosting/campaigns.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.core.progress import told

UNUSABLE = 2


class Command(BaseCommand):
    help = (
        "try: find campaigns in a file of ads, without the board. rebuild: find those of the "
        "board anew; it stays up. show: what there is, or one of them with everything about it."
    )
    requires_system_checks = ()  # `try` needs no board, and no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        trying = verbs.add_parser("try", help="find campaigns in a file of ads")
        trying.add_argument("file", type=Path, help="CSV or JSON Lines, also packed; - for stdin")
        trying.add_argument("--out", type=Path, help="where a line for each ad goes; else stdout")
        trying.add_argument("--templates", type=Path, help="where templates with their slots go")
        trying.add_argument("--format", choices=("csv", "jsonl"), default="", help="else looked at")
        trying.add_argument("--workers", type=int, default=1, help="processes; 1 unless told")
        verbs.add_parser("rebuild", help="find the board's campaigns anew")
        showing = verbs.add_parser("show", help="what there is, or one of them")
        showing.add_argument("number", type=int, nargs="?", help="of a template, for all about it")

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

    def _rebuild(self, **_options: Any) -> None:  # noqa: ANN401
        from lamppost.screening.campaigns.actions import rebuild, to_rebuild

        now = timezone.now()
        with told("Comparing", to_rebuild(now), sys.stderr) as tell:
            done = rebuild(now, lambda so_far: tell(so_far, f"{so_far:,} ads"))
        self.stdout.write(f"{done:,} ads were compared, and campaigns are as they are found now.")

    def _show(self, number: int | None, **_options: Any) -> None:  # noqa: ANN401
        from lamppost.screening.campaigns.kept.reporting import listing, report

        lines = listing() if number is None else report(number)
        self.stdout.write("\n".join(lines))

    def _tell(self, sentence: str) -> None:
        self.stderr.write(sentence)
