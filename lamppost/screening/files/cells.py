"""What a cell says, as text."""

from __future__ import annotations

from collections.abc import Mapping

# What programs write where there is nothing.
NOTHING = frozenset({"", "nan", "null", "none", "n/a", "na", "nil", "undefined", "\\n", "-"})
# Where a name or a place is written as an object of its own: {"user": {"id": 17, "name": …}}
INNER = ("id", "name", "display", "city", "town", "label", "value", "number", "hash", "url")


def said(cell: object) -> str:
    """The cell as text; "" for everything that means nothing."""
    text = _text(cell).strip()
    return "" if text.casefold() in NOTHING else text


def words(cell: object) -> str:
    """A text as it was written: of an ad that says "n/a", too."""
    return "" if cell is None else _text(cell)


def several(cell: object) -> tuple[str, ...]:
    """The values of a cell that may hold many: a list, or a text parted by ";" or "|" or ","."""
    if isinstance(cell, list | tuple):
        found = [said(one) for one in cell]
    else:
        text = said(cell)
        for mark in "[]'\"":
            text = text.replace(mark, "")
        for mark in ";|":
            text = text.replace(mark, ",")
        found = [said(one) for one in text.split(",")]
    return tuple(dict.fromkeys(one for one in found if one))


def _text(cell: object) -> str:
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # an id that went through a spreadsheet: 17.0
    if isinstance(cell, Mapping):
        return next((_text(cell[name]) for name in INNER if cell.get(name)), "")
    if isinstance(cell, list | tuple):
        return "\n".join(_text(one) for one in cell)
    # Half of a pair of surrogates, which JSON can write and no file can hold.
    return str(cell).encode(errors="replace").decode()
