"""The journal: whether it is whole, and its signed heads. See docs/hosting/journal.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.core.progress import told
from lamppost.journal.heads import published, read_heads
from lamppost.journal.models import Head
from lamppost.journal.signing import own_public_keys
from lamppost.journal.verifying import Known, length, verify
from lamppost.journal.witness import read_witness

MOST_SHOWN = 100


class Command(BaseCommand):
    help = (
        "verify: find every line that was changed, taken out or put in since it was written. "
        "heads: what the journal came to each day, signed, to be kept elsewhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        verifying = verbs.add_parser("verify", help="find whatever is not as it was written")
        verifying.add_argument("--heads", type=Path, help="a file of heads that was kept elsewhere")
        verbs.add_parser("heads", help="write the signed heads, a line for each day")

    def handle(self, *_args: object, verb: str, **options: Any) -> None:  # noqa: ANN401
        if verb == "heads":
            for head in Head.objects.order_by("day"):
                self.stdout.write(published(head))
        else:
            self._verify(options["heads"])

    def _verify(self, kept: Path | None) -> None:
        known = [*_kept_in(kept), *filter(None, [read_witness()])]
        total, count = length(), 0
        with told("Verifying", total, sys.stderr) as tell:
            for problem in verify(known, tell=lambda done: tell(done, f"{done:,} lines")):
                count += 1
                if count <= MOST_SHOWN:
                    self.stdout.write(problem.sentence)
        if count > MOST_SHOWN:
            self.stdout.write(f"… and {count - MOST_SHOWN:,} more.")
        if count:
            raise SystemExit(1)
        self.stdout.write(f"All {total:,} lines are as they were written.")


def _kept_in(file: Path | None) -> list[Known]:
    if file is None:
        return []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read.", returncode=2) from error
    return list(read_heads(lines, keys=own_public_keys()))
