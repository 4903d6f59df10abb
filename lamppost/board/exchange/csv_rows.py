"""Rows of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from lamppost.board.exchange.csv_cells import unguarded
from lamppost.board.exchange.file_lines import LONGEST_BYTES, FileLines
from lamppost.board.exchange.json_rows import Row
from lamppost.board.exchange.problems import RowProblem, UnreadableFile

DELIMITERS = (",", ";", "\t")


def csv_rows(stream: BinaryIO) -> Iterator[Row]:
    """Each row, or what is wrong with it, with the line it begins on."""
    csv.field_size_limit(LONGEST_BYTES)
    lines = FileLines(stream)
    header, delimiter = _header(lines)
    # Only what export wrote was guarded: the apostrophes of others are their own words.
    is_ours = "key" in header
    reader = csv.reader(map(_text, lines), delimiter=delimiter, strict=True)
    while True:
        line = lines.number + 1
        try:
            cells = next(reader)
            if not cells:
                continue
            yield line, _row(header, cells, is_ours=is_ours)
        except csv.Error as error:
            yield line, RowProblem(f"The row is not right CSV: {error}.")
        except RowProblem as problem:
            yield line, problem
        except StopIteration:
            return


def _text(line: bytes) -> str:
    # Bytes that are not UTF-8 become lone surrogates, so that only their own row is refused.
    return line.decode(errors="surrogateescape")


def _header(lines: FileLines) -> tuple[list[str], str]:
    first = next(lines, b"")
    try:
        text = first.decode()
        delimiter = max(DELIMITERS, key=text.count)
        header = next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFile("The first line has to name the columns, in UTF-8.") from error
    if not all(header) or not header:
        raise UnreadableFile("The first line has to name the columns, and none may be empty.")
    twice = {name for name in header if header.count(name) > 1}
    if twice:
        raise UnreadableFile(f"The first line names {', '.join(sorted(twice))} twice.")
    return header, delimiter


def _row(header: list[str], cells: list[str], *, is_ours: bool) -> dict[str, object]:
    if len(cells) != len(header):
        raise RowProblem(
            f"The row has {len(cells)} cells, and the first line names {len(header)} columns. "
            "Is a quotation mark missing?"
        )
    try:
        "".join(cells).encode()
    except UnicodeEncodeError as error:
        raise RowProblem("The row is not UTF-8. Save the file as UTF-8.") from error
    if is_ours:
        cells = [unguarded(cell) for cell in cells]
    return dict(zip(header, cells, strict=True))
