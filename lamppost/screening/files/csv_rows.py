"""Rows of a CSV file of any making."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lamppost.screening.files.problems import BadRow, NotReadable

LONGEST_CELL = 4_000_000
DELIMITERS = ",;\t|"
SAMPLE_LINES = 50  # enough for a text of several paragraphs in quotation marks


class _Counted:
    """Lines, and how many have been read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def csv_rows(lines: Iterator[str]) -> Iterator[tuple[int, dict[str, object] | BadRow]]:
    """Each row, or what is wrong with it, with the line it begins on.

    A row with too few cells has empty ones; cells too many are a row that cannot be trusted.
    """
    csv.field_size_limit(LONGEST_CELL)
    sample = list(islice(lines, SAMPLE_LINES))
    counted = _Counted(chain(sample, lines))
    reader = _reader(counted, "".join(sample))
    header = _header(reader)
    while True:
        line = counted.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, BadRow(f"The row is not right CSV: {error}.")
            continue
        if any(cell.strip() for cell in cells):
            yield line, _row(header, cells)


def _reader(lines: Iterable[str], sample: str) -> Iterator[list[str]]:
    # What parts the names of the columns parts the cells; names hold none of these.
    first = sample.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    if '\\"' in sample and '""' not in sample.replace('\\"', ""):
        return csv.reader(lines, delimiter=delimiter, doublequote=False, escapechar="\\")
    return csv.reader(lines, delimiter=delimiter)


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        names = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise NotReadable(f"The first line has to name the columns ({error}).") from error
    # A column without a name, such as a table's numbering, or a name for the second time.
    return [
        name if name and name not in names[:n] else f"column {n + 1}"
        for n, name in enumerate(names)
    ]


def _row(header: list[str], cells: list[str]) -> dict[str, object] | BadRow:
    if any(cells[len(header) :]):
        return BadRow(
            f"The row has {len(cells)} cells, and the first line names {len(header)} columns. "
            "Is a quotation mark missing?"
        )
    return {name: cells[n] if n < len(cells) else "" for n, name in enumerate(header)}
