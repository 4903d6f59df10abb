"""A rule that is wrong in form, with the place where it is."""

from __future__ import annotations

from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused

WIDE = {"F", "W"}  # characters as wide as two others in a terminal
AROUND = 60  # characters of a long line that are shown before its place and behind it


class RuleWrong(Refused):
    """at: the character of the source, counted from 0; line and column are counted from 1."""

    code = "rule.wrong"

    def __init__(self, sentence: str, *, source: str, at: int) -> None:
        super().__init__(sentence)
        self.source = source
        self.at = min(max(at, 0), len(source))
        before = source[: self.at].split("\n")
        self.line, self.column = len(before), len(before[-1]) + 1

    @property
    def shown(self) -> str:
        """The sentence, the line that is wrong, and a caret under the place."""
        line = self.source.split("\n")[self.line - 1]
        start, place = max(0, self.column - 1 - AROUND), self.column - 1
        before = "".join(map(_blank, line[start:place]))
        where = _("Line %(line)d, column %(column)d") % {"line": self.line, "column": self.column}
        return f"{where}: {self.sentence}\n  {_visible(line[start : place + AROUND])}\n  {before}^"


def _blank(character: str) -> str:
    """As wide as the character, so that the caret stands under its place."""
    return "\N{IDEOGRAPHIC SPACE}" if east_asian_width(character) in WIDE else " "


def _visible(line: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
