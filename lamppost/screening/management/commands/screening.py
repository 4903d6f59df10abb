"""What screening would say of a file of ads or letters. See docs/hosting/screening.md."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.core.errors import Refused
from lamppost.screening.submission import Kind
from lamppost.screening.verdict import Verdict

UNUSABLE = 2


class Command(BaseCommand):
    help = "try: say what screening would think of every row of a file, without the board."
    requires_system_checks = ()  # it needs no board, and no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        trying = verbs.add_parser("try", help="screen a file of ads or letters")
        trying.add_argument("file", type=Path, help="CSV or JSON Lines, also packed; - for stdin")
        trying.add_argument("--out", type=Path, help="where a line for each row goes; else stdout")
        trying.add_argument("--format", choices=("csv", "jsonl"), default="", help="else looked at")
        trying.add_argument(
            "--kind",
            choices=[kind.value for kind in Kind],
            help="what every row is; else its column “kind” says, or it is an ad",
        )

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401
        # Not at the top: `lamppost --help` should not wait for every list of words to be read.
        from lamppost.screening.trying import try_file

        kind = Kind(options["kind"]) if options["kind"] else None
        try:
            counts = try_file(
                options["file"],
                options["out"],
                form=options["format"],
                kind=kind,
                tell=self.stderr.write,
            )
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=UNUSABLE) from refused
        total = sum(counts.verdicts.values())
        by = ", ".join(f"{verdict} {counts.verdicts[verdict.value]:,}" for verdict in Verdict)
        left_out = f" {counts.bad:,} rows were left out." if counts.bad else ""
        self.stderr.write(f"{total:,} rows screened: {by}.{left_out}")
