"""Words of a row, checked and never changed."""

from __future__ import annotations

from collections.abc import Mapping

from lamppost.board.exchange.problems import RowProblem

Said = Mapping[str, object]


def words(said: Said, column: str, *, most: int, one_line: bool = True) -> str:
    """The words of a column, letter for letter; "" if there are none. Raises RowProblem.

    What is too long is refused: cutting it would publish something nobody wrote.
    """
    given = said.get(column, "")
    if not isinstance(given, str):
        raise RowProblem(f"{column} has to be words, in quotes.")
    if len(given) > most:
        raise RowProblem(f"{column} has {len(given):,} letters; at most {most:,} fit.")
    if "\0" in given or any("\ud800" <= letter <= "\udfff" for letter in _odd(given)):
        raise RowProblem(f"{column} holds a sign that cannot be kept (NUL or half a letter).")
    if one_line and len(given.splitlines()) > 1:
        raise RowProblem(f"{column} has to be one line.")
    return given


def name_or_number(said: Said, column: str, *, most: int) -> str:
    """An id, which files write as words or as a number."""
    given = said.get(column, "")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    return words({column: given}, column, most=most)


def _odd(text: str) -> str:
    """The text if it can hold half letters at all; looking at each letter is slow."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text
    return ""
