"""Rows of a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from lamppost.board.exchange.file_lines import FileLines
from lamppost.board.exchange.problems import RowProblem, UnreadableFile

Row = tuple[int, dict[str, object] | RowProblem]


def json_rows(stream: BinaryIO) -> Iterator[Row]:
    """Each row, or what is wrong with it, with its line."""
    lines = FileLines(stream)
    while True:
        try:
            line = next(lines)
            if line.isspace():
                continue
            yield lines.number, _object(line, lines.number)
        except RowProblem as problem:
            yield lines.number, problem
        except StopIteration:
            return


def _object(line: bytes, number: int) -> dict[str, object]:
    try:
        found = json.loads(line.decode(), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise RowProblem("The line is not UTF-8. Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        if number == 1 and line.strip() == b"[":
            raise UnreadableFile(
                "The file is one JSON list. Write one object on each line, without commas between."
            ) from error
        raise RowProblem(f"The line is not JSON: {error.msg} at letter {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise RowProblem("The line holds a number or a nesting that nobody could mean.") from error
    if not isinstance(found, dict):
        raise RowProblem("The line has to be one JSON object: {…}.")
    return found


def _refuse_constant(word: str) -> object:
    raise RowProblem(f"{word} is not a number. Leave the column out where there is none.")
