"""The text of a file, whatever it was packed and written with."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from lamppost.screening.files.problems import NotReadable

STDIN = Path("-")
LOOKED_AT = 4096  # bytes that tell the encoding
# By what the file begins with, not by its name: exports are renamed more often than not.
UNPACKERS: tuple[tuple[bytes, Callable[[BinaryIO], BinaryIO]], ...] = (
    (b"\x1f\x8b", lambda raw: cast("BinaryIO", gzip.GzipFile(fileobj=raw))),
    (b"\xfd7zXZ\x00", lambda raw: cast("BinaryIO", lzma.LZMAFile(raw))),  # noqa: SIM115
    (b"BZh", lambda raw: cast("BinaryIO", bz2.BZ2File(raw))),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error)
_ERRORS = "lamppost_western"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 as what they most often are, Windows' western letters: one row of
    an old export must not keep all the others from being read."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in wrong), error.end


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace")


codecs.register_error(_ERRORS, _as_western)


@contextmanager
def open_text(file: Path) -> Iterator[tuple[TextIO, Callable[[], int], int | None]]:
    """The text, how many bytes of the file are read so far, and how many it has.

    Raises NotReadable.
    """
    if file == STDIN:
        yield _text(sys.stdin.buffer, file), lambda: 0, None
        return
    try:
        raw = file.open("rb")
    except OSError as error:
        raise NotReadable(f"{file} cannot be read ({error.strerror}).") from error
    with raw:
        yield _text(cast("BinaryIO", raw), file), raw.tell, file.stat().st_size


def _text(raw: BinaryIO, file: Path) -> TextIO:
    try:
        stream = _unpacked(io.BufferedReader(cast("io.RawIOBase", raw), 1 << 16))
        start = stream.peek(LOOKED_AT)[:LOOKED_AT]
    except BROKEN as error:
        raise NotReadable(f"{file} is damaged ({error}). Get it again.") from error
    # newline="": a line break within a cell of a CSV file is the cell's.
    return io.TextIOWrapper(stream, encoding=_encoding(start), errors=_ERRORS, newline="")


def _unpacked(raw: io.BufferedReader) -> io.BufferedReader:
    start = raw.peek(8)
    if start.startswith(b"PK\x03\x04"):
        raise NotReadable("The file is a zip, or a spreadsheet. Unpack it, or save it as CSV.")
    for mark, unpacker in UNPACKERS:
        if start.startswith(mark):
            inner = unpacker(cast("BinaryIO", raw))
            return io.BufferedReader(cast("io.RawIOBase", inner), 1 << 16)
    return raw


def _encoding(start: bytes) -> str:
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    # Without a mark, every second byte of mostly western text in UTF-16 is nought.
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[0::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8"
