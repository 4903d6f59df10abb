"""What `Wanted` asks of a row, in SQL that SQLite and PostgreSQL read alike."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from lamppost.board.search.wanted import Circle, Wanted

CLOSENESS = "h.x * ? + h.y * ? + h.z * ?"


def closeness(circle: Circle) -> tuple[float, float, float]:
    """The parameters of CLOSENESS."""
    return circle.x, circle.y, circle.z


def row_tests(wanted: Wanted) -> tuple[list[str], list[Any]]:
    """Conditions on a row `h` and their parameters, marked "?". Tokens, checks, categories and
    cells are left to the index that the row comes from."""
    asked = [("h.expires > ?", (wanted.now,)), *_whose(wanted), *_what(wanted), *_where(wanted)]
    return [test for test, _given in asked], [value for _test, given in asked for value in given]


_Tests = list[tuple[str, tuple[Any, ...]]]


def _whose(wanted: Wanted) -> _Tests:
    tests: _Tests = []
    if wanted.persona_id is not None:
        tests.append(("h.persona_id = ?", (wanted.persona_id,)))
    if wanted.hidden_personas:
        hidden = wanted.hidden_personas
        tests.append((f"h.persona_id NOT IN ({marks(hidden)})", hidden))
    return tests


def _what(wanted: Wanted) -> _Tests:
    tests: _Tests = []
    if wanted.least_cents is not None:
        tests.append(("h.cents >= ?", (wanted.least_cents,)))
    if wanted.most_cents is not None:
        tests.append(("h.cents <= ?", (wanted.most_cents,)))
    if wanted.has_photo:
        tests.append(("h.has_photo = 1", ()))
    if wanted.since is not None:
        tests.append(("h.renewed >= ?", (wanted.since,)))
    return tests


def _where(wanted: Wanted) -> _Tests:
    tests: _Tests = []
    if wanted.place_id is not None:
        tests.append(("h.place_id = ?", (wanted.place_id,)))
    if wanted.circle is not None:
        at = closeness(wanted.circle)
        tests.append((f"{CLOSENESS} >= ?", (*at, wanted.circle.least)))
        if wanted.circle.under is not None:
            tests.append((f"{CLOSENESS} < ?", (*at, wanted.circle.under)))
    if wanted.window is not None:
        piece = wanted.window
        tests.append(("h.latitude BETWEEN ? AND ?", (piece.south, piece.north)))
        either = "AND" if piece.west <= piece.east else "OR"
        across = f"(h.longitude >= ? {either} h.longitude <= ?)"
        tests.append((across, (piece.west, piece.east)))
    if wanted.inside is not None:
        tests.append(("h.cell BETWEEN ? AND ?", wanted.inside))
    return tests


def marks(values: Sized) -> str:
    """As many question marks, parted by commas."""
    return ", ".join("?" * len(values))
