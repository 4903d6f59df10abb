"""Rows written as JSON Lines or CSV: the same rows always give the same bytes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import StringIO
from typing import Any, BinaryIO, Protocol

from lamppost.board.exchange.columns import COLUMNS, FIELD
from lamppost.board.exchange.csv_cells import guarded

_NOT_WRITTEN = {"lat", "lng", "pin", "fields"}


class RowWriter(Protocol):
    def write(self, row: Mapping[str, Any]) -> None: ...


class JsonWriter:
    """One JSON object on each line."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, row: Mapping[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=False, default=_number, separators=(",", ":"))
        self._out.write(line.encode() + b"\n")


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


class CsvWriter:
    """CSV after RFC 4180, with a column for each of the fields, whose keys must be known."""

    def __init__(self, out: BinaryIO, keys: Iterable[str]) -> None:
        self._out = out
        self._line = StringIO()
        self._cells = csv.writer(self._line)
        self._columns = [name for name in COLUMNS if name not in _NOT_WRITTEN]
        at = COLUMNS.index("fields")
        self._columns[at:at] = [FIELD + key for key in sorted(keys)]
        self._put(self._columns)

    def write(self, row: Mapping[str, Any]) -> None:
        cells = {FIELD + key: value for key, value in row.get("fields", {}).items()} | dict(row)
        self._put(guarded(_cell(cells.get(name))) for name in self._columns)

    def _put(self, cells: Iterable[str]) -> None:
        self._cells.writerow(cells)
        self._out.write(self._line.getvalue().encode())
        self._line.seek(0)
        self._line.truncate()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case [str(), *_]:  # several of a list: no choice holds a semicolon
            return ";".join(map(str, value))
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        case _:
            return str(value)
