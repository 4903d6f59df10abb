"""Cells of a CSV file that a spreadsheet would run as a formula.

Strangers write the ads, and hosts open the export in a spreadsheet, which runs whatever
begins with "=" (OWASP, "CSV Injection"). So an apostrophe goes in front of such a cell, as
people type it there themselves; reading an export takes one off again. A number needs none.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def guarded(cell: str) -> str:
    if _RUNS.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """What was guarded."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
