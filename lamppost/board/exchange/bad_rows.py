"""Where refused rows are told: the first on the screen, all in a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from lamppost.board.exchange.csv_cells import guarded
from lamppost.board.exchange.problems import UnreadableFile

SHOWN = 20  # a wrong mapping refuses every row, and the first ones say why


class _Writer(Protocol):
    def writerow(self, row: list[str], /) -> object: ...


class BadRows:
    """Hears of bad rows. told counts them."""

    def __init__(self, err: TextIO, report: _Writer | None) -> None:
        self.told = 0
        self._err = err
        self._report = report

    def tell(self, line: int, external_id: str, reason: str) -> None:
        self.told += 1
        if self.told <= SHOWN:
            self._err.write(f"line {line}: {reason}\n")
        elif self.told == SHOWN + 1:
            self._err.write("… and more: --report FILE writes all of them to a file.\n")
        if self._report:
            self._report.writerow([str(line), guarded(external_id), guarded(reason)])


@contextmanager
def bad_rows(err: TextIO, report: Path | None) -> Iterator[BadRows]:
    """Raises UnreadableFile if the report cannot be written."""
    if report is None:
        yield BadRows(err, None)
        return
    try:
        file = report.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise UnreadableFile(f"{report} cannot be written ({error.strerror}).") from error
    with file:
        writer = csv.writer(file)
        writer.writerow(["line", "external_id", "reason"])
        yield BadRows(err, writer)
