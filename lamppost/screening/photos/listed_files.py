"""A file with a list, opened by what its name says, with a word now and then on how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from lamppost.screening.photos.exchange import read_exchange
from lamppost.screening.photos.listed import LeftOut, Listed, UnreadableList, read_csv

CSV, EXCHANGE = "csv", "threatexchange"
FORMATS = (CSV, EXCHANGE)
_CSV_ENDINGS = {".csv", ".tsv"}
_TELL_EVERY = 20_000  # rows


def read_list(
    file: Path, *, form: str = "", tell: Callable[[int], object]
) -> Iterator[Listed | LeftOut]:
    """tell: is given how many bytes are read. form: else by the name. Raises UnreadableList."""
    try:
        if (form or (CSV if file.suffix.lower() in _CSV_ENDINGS else EXCHANGE)) == EXCHANGE:
            yield from read_exchange(file)
        else:
            yield from _read_csv(file, tell)
    except OSError as error:
        raise UnreadableList(f"{file} cannot be read ({error.strerror}).") from error


def _read_csv(file: Path, tell: Callable[[int], object]) -> Iterator[Listed | LeftOut]:
    with file.open("rb") as stream:
        # The bytes are asked how far it is: text says nothing while its lines are being read.
        lines = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        for number, row in enumerate(read_csv(lines), start=1):
            if number % _TELL_EVERY == 0:
                tell(stream.tell())
            yield row
