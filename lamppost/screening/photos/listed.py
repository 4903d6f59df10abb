"""A hash as a list gives it, and reading a list that is a CSV file. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lamppost.core.errors import Refused
from lamppost.screening.photos.hashing import HEX_DIGITS
from lamppost.screening.photos.index import HASH_BYTES, MOST_DISTANCE

# As lists call them; the first is ours.
_HASH = ("hash", "pdq", "pdq_hash", "indicator", "signal", "value")
_QUALITY = ("quality", "pdq_quality")
_DISTANCE = ("distance", "threshold", "max_distance")
_KIND = ("type", "signal_type", "indicator_type")
_PDQ_KINDS = {"pdq", "hash_pdq", ""}
# The authors of PDQ let nothing below it be matched: such a hash is near much that is harmless.
LEAST_QUALITY = 50


class UnreadableList(Refused):
    """A file of which nothing can be used."""

    code = "unreadable_list"


@dataclass(frozen=True)
class Listed:
    """pdq: 32 bytes. distance: how many bits of a photo's may differ from it."""

    pdq: bytes
    distance: int = MOST_DISTANCE


@dataclass(frozen=True)
class LeftOut:
    """A row that is not taken. is_wrong: the file should be mended, else it is as it should be.

    where: "line 7", or as else the file counts.
    """

    where: str
    reason: str
    is_wrong: bool = True


def pdq_of(text: str) -> bytes:
    """Raises ValueError, with a sentence, for what is no PDQ hash."""
    try:
        pdq = bytes.fromhex(text)
    except ValueError:
        raise ValueError("This is no hash: it has other characters than 0 to 9, a to f.") from None
    if len(pdq) != HASH_BYTES:
        raise ValueError(f"A PDQ hash has {HEX_DIGITS} hexadecimal digits; this has {len(text)}.")
    return pdq


def read_csv(lines: Iterable[str]) -> Iterator[Listed | LeftOut]:
    """Each row of it. With a head that names the columns, or hashes alone in the first column.

    Raises UnreadableList if it is no such file.
    """
    reader = csv.reader(lines)
    try:
        first = next((row for row in reader if any(row)), [])
        columns, has_head = _columns(first)
        if not has_head:
            yield _row(first, columns, reader.line_num)
        for row in reader:
            if row:
                yield _row(row, columns, reader.line_num)
    except (csv.Error, UnicodeDecodeError) as error:
        raise UnreadableList(
            f"Line {reader.line_num + 1} cannot be read as CSV in UTF-8: {error}."
        ) from error


@dataclass(frozen=True)
class _Columns:
    """Where in a row things stand; -1 for nowhere."""

    pdq: int
    quality: int = -1
    distance: int = -1
    kind: int = -1


def _columns(first: list[str]) -> tuple[_Columns, bool]:
    """The columns, and whether the first row named them."""
    names = [cell.strip().lower().removeprefix("\ufeff") for cell in first]
    if names and _is_hash(names[0]):
        return _Columns(pdq=0), False
    pdq = _place(names, _HASH)
    if pdq < 0:
        raise UnreadableList(
            "No column of hashes is found. Name one “hash” in the first line, or put nothing "
            "but hashes in the first column."
        )
    return _Columns(pdq, *(_place(names, which) for which in (_QUALITY, _DISTANCE, _KIND))), True


def _place(names: list[str], wanted: tuple[str, ...]) -> int:
    return next((names.index(name) for name in wanted if name in names), -1)


def _is_hash(text: str) -> bool:
    try:
        return bool(pdq_of(text))
    except ValueError:
        return False


def _row(row: list[str], columns: _Columns, line: int) -> Listed | LeftOut:
    if columns.kind >= 0 and _cell(row, columns.kind).lower() not in _PDQ_KINDS:
        return LeftOut(f"line {line}", "This is another kind of hash than PDQ.", is_wrong=False)
    try:
        pdq = pdq_of(_cell(row, columns.pdq))
        quality = _number(row, columns.quality, "quality", default=100, most=100)
        distance = _number(row, columns.distance, "distance", MOST_DISTANCE, most=MOST_DISTANCE)
    except ValueError as wrong:
        return LeftOut(f"line {line}", str(wrong))
    if quality < LEAST_QUALITY:
        return LeftOut(f"line {line}", f"Its quality is below {LEAST_QUALITY}.", is_wrong=False)
    return Listed(pdq, distance)


def _number(row: list[str], column: int, name: str, default: int, *, most: int) -> int:
    """Raises ValueError, with a sentence."""
    given = _cell(row, column)
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and int(given[:9]) <= most):
        raise ValueError(f"The {name} is a whole number from 0 to {most}, not “{given[:20]}”.")
    return int(given)


def _cell(row: list[str], column: int) -> str:
    return row[column].strip() if 0 <= column < len(row) else ""
