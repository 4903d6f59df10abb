"""A file that a host edits, read so that every mistake in it names the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lamppost.core.errors import Refused
from lamppost.core.toml_lines import line_at, lines_of
from lamppost.core.toml_table import TableError

Made = TypeVar("Made")

# How tomllib says where it stopped: "… (at line 3, column 9)" or "… (at end of document)".
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class HostFileError(Refused):
    """A file of the host's that cannot be used, with the line (from 1) where there is one."""

    code = "host_file"

    def __init__(self, file: Path, sentence: str, *, line: int | None = None) -> None:
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {sentence}")
        self.file = file
        self.line = line


def read_toml(
    file: Path, make: Callable[[dict[str, Any]], Made], *, error: type[HostFileError]
) -> Made:
    """What make builds of the file's content; a TableError that it raises is given its line."""
    text = _text_of(file, error)
    try:
        return make(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        raise _syntax_error(file, text, problem, error) from problem
    except TableError as wrong:
        line = line_at(wrong.at, lines_of(text))
        raise error(file, wrong.sentence, line=line) from wrong


def _text_of(file: Path, error: type[HostFileError]) -> str:
    try:
        data = file.read_bytes()
    except FileNotFoundError as problem:
        raise error(file, "There is no such file. Put one there, or mend the path.") from problem
    except OSError as problem:
        sentence = f"The file cannot be read ({problem.strerror}). Mend the path or its rights."
        raise error(file, sentence) from problem
    try:
        # Some editors put a byte order mark in front, which TOML itself does not allow.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        sentence = "A letter here is not UTF-8. Save the file again as UTF-8."
        raise error(file, sentence, line=line) from problem
    return text.replace("\r\n", "\n")


def _syntax_error(
    file: Path, text: str, problem: tomllib.TOMLDecodeError, error: type[HostFileError]
) -> HostFileError:
    found = _PLACE.search(str(problem))
    last = text.rstrip("\n").count("\n") + 1
    line = int(found[1]) if found and found[1] else last
    what = _PLACE.sub("", str(problem))
    sentence = f"This is not valid TOML ({what}). Mend it here, or where it began further up."
    return error(file, sentence, line=line)
