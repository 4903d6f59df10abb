"""Times as boards, spreadsheets and programs write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

YEARS = range(1990, 2200)  # outside of these it is a slip, or a clock that was never set
MILLIS_FROM = 1e11  # as seconds that would be the year 5138
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_PARTS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b,?\s*(.*)", re.DOTALL)
_ZONES = re.compile(r"\s*\b(?:UTC|GMT|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T)$")
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I %p")
_NAMED = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d")


def moment(text: str) -> datetime | None:
    """The time that is meant, in UTC; None where none can be read.

    Epoch in seconds or milliseconds, ISO 8601, a date alone, 3/1/2027 (month first, unless that
    cannot be), 1.3.2027, Mar 1, 2027, RFC 2822. Without a time zone it is taken as UTC: what
    counts is how far apart two ads are.
    """
    text = text.strip()
    try:
        at = _epoch(text) or _iso(text) or _parts(text) or _named(text) or _mail(text)
    except (ValueError, OverflowError, OSError):
        return None
    if at is None:
        return None
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return at if at.year in YEARS else None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    number = float(text)
    return datetime.fromtimestamp(number / 1000 if number >= MILLIS_FROM else number, UTC)


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(_ZONES.sub("", text))
    except ValueError:
        return None


def _parts(text: str) -> datetime | None:
    found = _PARTS.fullmatch(text)
    if not found:
        return None
    first, second, year = (int(found[n]) for n in (1, 2, 3))
    # With slashes the month comes first, as in the United States; with dots the day, as in Europe.
    is_day_first = first > 12 or ("." in text[:5] and second <= 12)
    day, month = (first, second) if is_day_first else (second, first)
    at = datetime(year + 2000 if year < 100 else year, month, day, tzinfo=UTC)
    clock = _clock(found[4])
    return at.replace(hour=clock.hour, minute=clock.minute, second=clock.second) if clock else at


def _clock(text: str) -> datetime | None:
    text = _ZONES.sub("", text.strip().upper())
    for form in _CLOCKS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _named(text: str) -> datetime | None:
    for form in _NAMED:
        for more in ("", " %H:%M:%S", " %H:%M", " %I:%M %p"):
            try:
                return datetime.strptime(text, form + more).replace(tzinfo=UTC)
            except ValueError:
                continue
    return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
