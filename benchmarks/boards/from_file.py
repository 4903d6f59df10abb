"""Real ads, from whatever `lamppost import` reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils import timezone

from benchmarks.boards.rows import Piece, ad_rows
from benchmarks.boards.times import Times
from benchmarks.boards.writers import PIECE
from lamppost.board.content import AdContent
from lamppost.board.exchange.csv_rows import csv_rows
from lamppost.board.exchange.json_rows import json_rows
from lamppost.board.exchange.mapping import Mapping, load_mapping
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.row import RowReader
from lamppost.board.exchange.source_file import Format, open_source
from lamppost.board.exchange.whereabouts import Towns
from lamppost.core.errors import Refused

ROWS = {Format.JSONL: json_rows, Format.CSV: csv_rows}


def count_ads(file: Path, mapping: Path | None) -> int:
    """How many rows of the file are ads; reads all of it."""
    return sum(1 for _ad in contents_of(file, mapping))


def read(file: Path, mapping: Path | None, *, times: Times, seed: int) -> Iterator[Piece]:
    """Rows of ads and of their photos. Only what they say is real: not their times or posters."""
    contents = islice(contents_of(file, mapping), times.ads)
    for first in range(0, times.ads, PIECE):
        yield ad_rows(list(islice(contents, PIECE)), first=first, times=times, seed=seed)


def contents_of(file: Path, mapping: Path | None) -> Iterator[AdContent]:
    """What the import would refuse is passed over."""
    reader = RowReader(
        load_mapping(mapping) if mapping else Mapping(), "file", Towns(), timezone.now()
    )
    with open_source(file) as source:
        for line, raw in ROWS[source.format](source.stream):
            try:
                if not isinstance(raw, RowProblem):
                    yield reader.read(line, raw).content
            except Refused:
                continue
