"""Times of a row."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone

from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said

YEARS = range(1990, 2200)  # outside of these it is a slip, or a clock that was never set


def moment(said: Said, column: str) -> datetime | None:
    """An ISO time in UTC; without a time zone it is meant in the board's. Raises RowProblem."""
    given = said.get(column)
    if given is None:
        return None
    try:
        at = datetime.fromisoformat(given) if isinstance(given, str) else None
        if at is not None:
            if at.tzinfo is None:
                at = at.replace(tzinfo=timezone.get_default_timezone())
            at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        at = None
    if at is None or at.year not in YEARS:
        raise RowProblem(f"{column} has to be a time such as 2027-03-01T18:30:00Z.")
    return at


def written(at: datetime) -> str:
    """As export writes it: UTC, and not a microsecond lost."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
