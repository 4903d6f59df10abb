"""The file that an export writes: whole, or not there at all."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from lamppost.board.exchange.source_file import STDIO

# Other people's words, and perhaps their addresses, are in it.
FOR_THE_HOST_ALONE = 0o600
# The date of nothing in particular, so that the same ads give the same bytes.
NO_DATE = (1980, 1, 1, 0, 0, 0)
XZ_PRESET = 2  # a quarter of the time of the usual 6, for a few percent more bytes
OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda out: cast("BinaryIO", gzip.GzipFile("", "wb", fileobj=out, mtime=0)),
    ".xz": lambda out: cast("BinaryIO", lzma.LZMAFile(out, "wb", preset=XZ_PRESET)),  # noqa: SIM115
    ".bz2": lambda out: cast("BinaryIO", bz2.BZ2File(out, "wb")),
}


@contextmanager
def written_whole(file: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take the file's place when all is written; nothing if it fails."""
    if file == STDIO:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = file.with_name(f".{file.name}.part-{os.getpid()}")
    try:
        with open(part, "wb", opener=_private) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, FOR_THE_HOST_ALONE)


@contextmanager
def compressed(out: BinaryIO, file: Path) -> Iterator[BinaryIO]:
    """The stream, compressed as the name of the file says."""
    opener = OPENERS.get(file.suffix)
    if opener is None:
        yield out
        return
    with opener(out) as stream:
        yield stream


def zip_entry(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=NO_DATE)
    entry.compress_type = kind
    entry.external_attr = FOR_THE_HOST_ALONE << 16
    return entry
