"""The lines of a file that may be long, foreign or broken."""

from __future__ import annotations

import lzma
import zlib
from typing import BinaryIO
from zipfile import BadZipFile

from lamppost.board.exchange.problems import RowProblem, UnreadableFile

LONGEST_BYTES = 4_000_000  # an ad with the longest text and every field has a tenth of it
# What the standard library raises when a compressed file breaks off or is damaged.
BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error, BadZipFile)


class FileLines:
    """Lines as bytes, numbered from 1, read one by one: memory stays flat.

    Raises RowProblem for a line that cannot be had, and goes on behind it where there is
    more; UnreadableFile if not even the first line can be had.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.number = 0
        self._stream = stream
        self._is_over = False

    def __iter__(self) -> FileLines:
        return self

    def __next__(self) -> bytes:
        if self._is_over:
            raise StopIteration
        line = self._read()
        if not line:
            raise StopIteration
        self.number += 1
        if self.number == 1:
            line = _without_mark(line)
        if len(line) >= LONGEST_BYTES and not line.endswith(b"\n"):
            self._skip_rest()
            raise RowProblem("The line is longer than any ad. Is a line break missing?")
        return line

    def _read(self) -> bytes:
        try:
            return self._stream.readline(LONGEST_BYTES)
        except BROKEN as error:
            self._is_over = True
            if self.number == 0:
                raise UnreadableFile(f"The file cannot be read: {error}.") from error
            self.number += 1
            raise RowProblem(
                f"The file breaks off here ({error}). Every line before was read; "
                "get the file again for the others."
            ) from error

    def _skip_rest(self) -> None:
        while (rest := self._read()) and not rest.endswith(b"\n"):
            pass


def _without_mark(line: bytes) -> bytes:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("The file is UTF-16. Save it as UTF-8.")
    return line.removeprefix(b"\xef\xbb\xbf")
