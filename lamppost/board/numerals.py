"""Numbers as people write them: "1,200", "1 200", "56 cm", "56,5"."""

from __future__ import annotations

import re
import unicodedata

MAX_SIGNS = 40  # nobody types a longer number, and int() of a huge one is slow

_BLANKS = re.compile(r"\s+")
# One mark between thousands, always the same; then perhaps another one before decimals.
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[., '\u2019])\d{3}(?:(?P=mark)\d{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<tail>\d+))?"
)
_UNGROUPED = re.compile(r"(?P<whole>\d*)(?:[.,](?P<tail>\d+))?(?<=\d)")
_MARKS = re.compile(r"[., '\u2019]")


def numeral(typed: str, *, unit: str = "", decimals: int = 0) -> str | None:
    """What was meant as int() or float() would read it, or None when it cannot be told.

    A single mark before three digits ("1,200", "1.200") parts the thousands, as with fewer
    than three decimals it could mean nothing else. With three or more a point parts the
    decimals; a comma still means thousands, as it does in prices.
    """
    if len(typed) > MAX_SIGNS:
        return None
    words = _BLANKS.sub(" ", _without_unit(typed, unit))
    sign = "-" if words[:1] in {"-", "\N{MINUS SIGN}"} else ""
    digits = words[1:].lstrip() if sign or words[:1] == "+" else words
    found = _GROUPED.fullmatch(digits)
    if found is None or (decimals >= 3 and _might_be_decimals(digits)):
        found = _UNGROUPED.fullmatch(digits)
    if found is None:
        return None
    whole, tail = _MARKS.sub("", found["whole"]) or "0", (found["tail"] or "").rstrip("0")
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"


def _without_unit(typed: str, unit: str) -> str:
    """Without a unit at the end, be it written m² or m2."""
    words = typed.strip().casefold()
    for spelling in {unit.casefold(), unicodedata.normalize("NFKC", unit).casefold()}:
        words = words.removesuffix(spelling)
    return words.strip()


def _might_be_decimals(digits: str) -> bool:
    return _MARKS.findall(digits) == ["."]
