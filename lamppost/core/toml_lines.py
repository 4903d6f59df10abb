"""Where in a TOML text each table and key stands.

tomllib keeps no lines, so a mistake in meaning ("days" is a word) could not be pointed at.
This reads a text that tomllib has already found valid; it therefore checks nothing.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_GAP = re.compile(r"[ \t]*")
# The first three quotes end a long string, and up to two more before them belong to it
# (TOML 1.0, "String"): hence {0,2} behind the end.
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]+")


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, on which each table, key and array element of a valid TOML begins.

    A path reads as Python would: ("category", 0, "sub", 2, "days").
    """
    return _Scanner(text).scan()


def line_at(path: Path, lines: dict[Path, int]) -> int:
    """The line of a path, or of the nearest thing around it; 1 when there is none."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}  # how many tables each array of tables has so far
        self.ends = [found.start() for found in re.finditer("\n", text)]

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self._take(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._take(_BLANK)
        return self.lines

    def _header(self) -> Path:
        """[a.b] or [[a.b]]: the path of the table that it opens."""
        begin = self.at
        is_array = self.text.startswith("[[", begin)
        self.at += 2 if is_array else 1
        *around, last = self._key()
        self.at += 2 if is_array else 1
        path: Path = ()
        for part in around:
            path = self._current((*path, part), begin)
        path = (*path, last)
        if is_array:
            self.counts[path] = self.counts.get(path, 0) + 1
        return self._current(path, begin)

    def _current(self, path: Path, begin: int) -> Path:
        """A named table, or the newest one where the name is an array of tables."""
        self._mark(path, begin)
        if path in self.counts:
            path = (*path, self.counts[path] - 1)
            self._mark(path, begin)
        return path

    def _pair(self, table: Path) -> None:
        begin = self.at
        path = table
        for part in self._key():
            path = (*path, part)
            self._mark(path, begin)
        self.at += 1  # the =
        self._take(_GAP)
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._take(_GAP)
            parts.append(_plain(self._take(_KEY_PART)))
            self._take(_GAP)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _value(self, path: Path) -> None:
        sign = self.text[self.at]
        if sign == "[":
            self._array(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            self._take(_STRING if sign in "\"'" else _BARE)

    def _array(self, path: Path) -> None:
        self.at += 1
        count = 0
        while self._has_more("]"):
            self._mark((*path, count), self.at)
            self._value((*path, count))
            count += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._has_more("}"):
            self._pair(path)

    def _has_more(self, end: str) -> bool:
        """Steps over blanks and a comma to the next element, or over the closing bracket."""
        self._take(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._take(_BLANK)
        if not self.text.startswith(end, self.at):
            return True
        self.at += 1
        return False

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not valid TOML at sign {self.at}")
        self.at = found.end()
        return found.group()

    def _mark(self, path: Path, begin: int) -> None:
        self.lines.setdefault(path, bisect_right(self.ends, begin - 1) + 1)


def _plain(part: str) -> str:
    """A key without its quotes and escapes."""
    if part[0] in "\"'":
        return next(iter(tomllib.loads(f"{part} = 0")))
    return part
