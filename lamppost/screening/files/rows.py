"""The rows of a CSV, JSON Lines or JSON file; which of these is told by how it begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from lamppost.screening.files.csv_rows import csv_rows
from lamppost.screening.files.problems import BadRow, NotReadable
from lamppost.screening.files.text_stream import BROKEN

# A row by its line, with its columns as the file names them; or what is wrong with it.
Row = tuple[int, dict[str, object] | BadRow]


def read_rows(text: TextIO, kind: str = "") -> Iterator[Row]:
    """Every row in the order of the file. kind: "csv", "jsonl", or "" to look.

    Raises NotReadable if there is nothing to read in it.
    """
    try:
        lines = _without_nothing(text)
        first = next((line for line in lines if line.strip()), "")
        if not first:
            raise NotReadable("The file is empty.")
        whole = chain([first], lines)
        if kind == "csv" or (not kind and first.lstrip()[0] not in "{["):
            yield from csv_rows(whole)
        elif first.lstrip()[0] == "[":
            yield from _list(whole)
        else:
            yield from _lines(whole)
    except BROKEN as error:
        yield 0, BadRow(f"The file breaks off ({error}). Everything before it was read.")


def _without_nothing(text: TextIO) -> Iterator[str]:
    """A character of value nought ends a text for PostgreSQL and for many programs."""
    return (line.replace("\0", "") for line in text)


def _lines(lines: Iterator[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> dict[str, object] | BadRow:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadRow(f"The line is not JSON: {error}.")
    return found if isinstance(found, dict) else BadRow("The line has to be one object: {…}.")


def _list(lines: Iterator[str]) -> Iterator[Row]:
    """One JSON list as a whole, as many programs export it; its rows are counted instead."""
    try:
        found = json.loads("".join(lines))
    except (ValueError, RecursionError) as error:
        raise NotReadable(f"The file is not JSON: {error}.") from error
    for number, one in enumerate(found, start=1):
        yield number, one if isinstance(one, dict) else BadRow("It is not an object: {…}.")
