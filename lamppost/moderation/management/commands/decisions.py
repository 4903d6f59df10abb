"""Decisions for others to have. See docs/hosting/transparency.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.moderation.eu.exporting import batch_lines, statements_of
from lamppost.moderation.eu.lists import COUNTRIES
from lamppost.moderation.period import FIRST_DAY, LAST_DAY, Period

UNUSABLE = 2


class Command(BaseCommand):
    help = (
        "export: write the restrictions of a period as statements of reasons, in the format of "
        "the European Union's transparency database; a line for each call of its API."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        export = verbs.add_parser("export", help="write statements of reasons")
        export.add_argument("--from", dest="since", required=True, help="2026-01-01")
        export.add_argument("--to", dest="until", required=True, help="2026-12-31")
        export.add_argument(
            "--countries", default="", help="where decisions hold, such as DE,NL; else in all"
        )
        export.add_argument("file", type=Path)

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401
        period = Period(_day(options["since"]), _day(options["until"]))
        if period.until < period.since:
            raise CommandError("The last day is before the first.", returncode=UNUSABLE)
        countries = _countries(options["countries"])
        file: Path = options["file"]
        try:
            count, lines = _write(file, period, countries)
        except OSError as error:
            sentence = f"{file} cannot be written ({error.strerror})."
            raise CommandError(sentence, returncode=UNUSABLE) from error
        sys.stderr.write(f"Written: {count:,} statements in {lines:,} batches.\n")


def _write(file: Path, period: Period, countries: frozenset[str]) -> tuple[int, int]:
    """The file appears whole or not at all: half a period must not be sent for a whole one."""
    count = lines = 0
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("w", encoding="utf-8") as out:
            for line, statements in batch_lines(statements_of(period, countries)):
                out.write(line)
                count, lines = count + statements, lines + 1
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count, lines


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        sentence = f"{written} is no day such as 2026-11-22."
        raise CommandError(sentence, returncode=UNUSABLE) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise CommandError(f"{written} is out of reach.", returncode=UNUSABLE)
    return day


def _countries(written: str) -> frozenset[str]:
    asked = frozenset(one.strip().upper() for one in written.split(",") if one.strip())
    if unknown := sorted(asked - COUNTRIES):
        sentence = f"Not in the European Economic Area: {', '.join(unknown)}."
        raise CommandError(sentence, returncode=UNUSABLE)
    return asked or COUNTRIES
