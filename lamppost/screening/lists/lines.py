"""A plain text file that a host edits: one thing a line, every mistake told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from lamppost.core.toml_file import HostFileError

Made = TypeVar("Made")

# After a blank, so that "https://a.example/#b" is told of as it was written.
_REMARK = re.compile(r"(?:^|\s)#.*")
MOST_MISTAKES = 20  # of one file; the next one to be told is as wrong as these
MOST_BYTES = 32_000_000  # the longest public lists of hosts have a tenth


class LineError(Exception):
    """What is wrong with a line, and what to write: a sentence."""


class ListFileError(HostFileError):
    """A list, or a line of it, that cannot be used. All other lines are."""

    code = "screening_list"


def read_lines(
    file: Path, read: Callable[[str], Iterable[Made]]
) -> tuple[list[Made], list[ListFileError]]:
    """All that `read` makes of the lines, and the mistakes that it raises as LineError.

    Remarks begin with #, at the start of a line or after a blank. Never raises for what stands in
    the file, or for the file itself: screening goes on with the rest.
    """
    try:
        lines = _lines_of(file)
    except ListFileError as mistake:
        return [], [mistake]
    made: list[Made] = []
    mistakes: list[ListFileError] = []
    for number, line in enumerate(lines, start=1):
        said = _REMARK.sub("", line).strip() if "#" in line else line.strip()
        try:
            made += read(said) if said else ()
        except LineError as wrong:
            mistakes.append(ListFileError(file, str(wrong), line=number))
    return made, mistakes[:MOST_MISTAKES]


def _lines_of(file: Path) -> list[str]:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ListFileError(file, f"The file is longer than {MOST_BYTES} bytes. Shorten it.")
        data = file.read_bytes()
    except OSError as problem:
        sentence = f"The file cannot be read ({problem.strerror}). Mend its rights."
        raise ListFileError(file, sentence) from problem
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        sentence = "A letter here is not UTF-8. Save the file again as UTF-8."
        raise ListFileError(file, sentence, line=line) from problem
