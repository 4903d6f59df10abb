"""Takes ads from a file. The format is described in docs/hosting/import.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.board.exchange.bad_rows import BadRows, bad_rows
from lamppost.board.exchange.csv_rows import csv_rows
from lamppost.board.exchange.importing import Counts, Importer
from lamppost.board.exchange.json_rows import json_rows
from lamppost.board.exchange.mapping import Mapping, load_mapping
from lamppost.board.exchange.problems import UnreadableFile
from lamppost.board.exchange.row import RowReader
from lamppost.board.exchange.source_file import Format, SourceFile, open_source, stem
from lamppost.board.exchange.texts import words
from lamppost.board.exchange.whereabouts import Towns
from lamppost.board.models import SOURCE_LENGTH
from lamppost.core.errors import Refused
from lamppost.core.progress import told

ROWS = {Format.JSONL: json_rows, Format.CSV: csv_rows}
SOME_BAD, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "Take ads from a JSON Lines or CSV file, also compressed, or from a zip with photos. "
        "May be run again: nothing is doubled. Exit code 1 if some rows were bad, 2 if the "
        "file or the mapping cannot be used. See docs/hosting/import.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="- for standard input")
        parser.add_argument("--format", choices=list(Format), default="", help="else by the name")
        parser.add_argument("--source", default="", help="where it is from; else the file's name")
        parser.add_argument("--mapping", type=Path, help="TOML: how to read foreign columns")
        parser.add_argument("--report", type=Path, help="CSV to write every bad row to")
        parser.add_argument("--without-photos", action="store_true", help="leave photos alone")
        parser.add_argument(
            "--keep-fields",
            action="store_true",
            help="take fields as they stand, also those that the categories no longer ask",
        )
        parser.add_argument("--check", action="store_true", help="read and tell; write nothing")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401
        try:
            mapping = load_mapping(options["mapping"]) if options["mapping"] else Mapping()
            reader = _reader(mapping, options)
            with (
                open_source(options["file"], options["format"]) as source,
                bad_rows(sys.stderr, options["report"]) as bad,
            ):
                importer = Importer(
                    reader,
                    source.photos,
                    bad.tell,
                    with_photos=not options["without_photos"],
                    is_rehearsal=options["check"],
                )
                counts = _run(importer, source)
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=UNUSABLE) from refused
        self.stdout.write(_sentence(counts, bad, is_rehearsal=options["check"]))
        if bad.told:
            sys.exit(SOME_BAD)


def _reader(mapping: Mapping, options: dict[str, Any]) -> RowReader:
    source = options["source"] or mapping.source or stem(options["file"])
    if not words({"--source": source}, "--source", most=SOURCE_LENGTH):
        raise UnreadableFile("Say where the ads are from: --source NAME.")
    towns = Towns()
    if not towns:
        raise UnreadableFile("The board has no towns yet. Load them first: lamppost places")
    return RowReader(mapping, source, towns, timezone.now(), options["keep_fields"])


def _run(importer: Importer, source: SourceFile) -> Counts:
    counts = Counts()
    with told("Importing", source.total, sys.stderr) as tell:
        for counts in importer.run(ROWS[source.format](source.stream)):
            tell(source.progress(), f"{counts.total:,} rows")
    return counts


def _sentence(counts: Counts, bad: BadRows, *, is_rehearsal: bool) -> str:
    would = "Nothing was written; it would be: " if is_rehearsal else ""
    sentence = (
        f"{would}{counts.new:,} new, {counts.changed:,} changed, "
        f"{counts.unchanged:,} unchanged, {counts.refused:,} bad rows."
    )
    photos = bad.told - counts.refused
    return f"{sentence} {photos:,} photos were left out." if photos else sentence
