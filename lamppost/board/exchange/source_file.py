"""A file of ads, opened by what its name says: kind of rows, compression, photos beside it."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from lamppost.board.exchange.file_lines import BROKEN
from lamppost.board.exchange.problems import UnreadableFile
from lamppost.board.pictures import MAX_BYTES


class Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


STDIO = Path("-")
FORMATS = {".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".csv": Format.CSV, ".tsv": Format.CSV}
OPENERS: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda raw: cast("BinaryIO", gzip.GzipFile(fileobj=raw)),
    ".xz": lambda raw: cast("BinaryIO", lzma.LZMAFile(raw)),  # noqa: SIM115
    ".bz2": lambda raw: cast("BinaryIO", bz2.BZ2File(raw)),
}
ZIP = ".zip"
ADS_IN_ZIP = {f"ads.{kind}": kind for kind in Format}


class PhotoFolder(Protocol):
    def read(self, name: str) -> bytes:
        """At most one byte more than a photo may have. Raises OSError or KeyError."""
        ...


@dataclass(frozen=True)
class SourceFile:
    """total and progress are bytes of the file as it lies there, for a progress bar."""

    stream: BinaryIO
    format: Format
    photos: PhotoFolder | None
    total: int | None
    progress: Callable[[], int]


def stem(file: Path) -> str:
    """The name without what says the format: "ads" for ads.jsonl.xz; "" for standard input."""
    name = file.name if file != STDIO else ""
    for ending in (*OPENERS, ZIP, *FORMATS):
        name = name.removesuffix(ending)
    return name


def format_of(file: Path, given: str = "") -> Format:
    """Raises UnreadableFile if neither the name nor the host says it."""
    if given:
        return Format(given)
    endings = [ending for ending in file.suffixes if ending in FORMATS]
    if not endings:
        raise UnreadableFile(
            f"{file}: the name does not say what the file is. Say --format jsonl or --format csv."
        )
    return FORMATS[endings[-1]]


@contextmanager
def open_source(file: Path, given: str = "") -> Iterator[SourceFile]:
    """Raises UnreadableFile."""
    with ExitStack() as stack:
        try:
            yield _opened(file, given, stack)
        except zipfile.BadZipFile as error:
            raise UnreadableFile(f"{file} is not a zip file, or a damaged one.") from error


def _opened(file: Path, given: str, stack: ExitStack) -> SourceFile:
    if file == STDIO:
        stdin = sys.stdin.buffer
        return SourceFile(stdin, format_of(file, given), None, None, lambda: 0)
    try:
        raw = stack.enter_context(file.open("rb"))
        total = file.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be read ({error.strerror}).") from error
    if file.suffix == ZIP:
        return _zipped(file, stack.enter_context(zipfile.ZipFile(raw)), stack)
    opener = OPENERS.get(file.suffix)
    try:
        stream = opener(raw) if opener else cast("BinaryIO", raw)
    except BROKEN as error:
        raise UnreadableFile(f"{file} cannot be read: {error}.") from error
    beside = _Beside(file.resolve().parent)
    return SourceFile(stream, format_of(file, given), beside, total, raw.tell)


def _zipped(file: Path, archive: zipfile.ZipFile, stack: ExitStack) -> SourceFile:
    names = [name for name in ADS_IN_ZIP if name in archive.namelist()]
    if not names:
        raise UnreadableFile(f"{file} holds neither ads.jsonl nor ads.csv.")
    info = archive.getinfo(names[0])
    entry = stack.enter_context(archive.open(info))
    stream = cast("BinaryIO", entry)
    return SourceFile(stream, ADS_IN_ZIP[names[0]], _InZip(archive), info.file_size, entry.tell)


class _Beside:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        file = (self._folder / name).resolve()
        if not file.is_relative_to(self._folder):  # a link that leads out
            raise FileNotFoundError(name)
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)


class _InZip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def read(self, name: str) -> bytes:
        with self._archive.open(name) as entry:
            return entry.read(MAX_BYTES + 1)
