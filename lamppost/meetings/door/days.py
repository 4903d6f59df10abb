"""Which day a door code is for. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

# A meeting of the evening may begin after midnight.
NIGHT_ENDS = time(6)


def day_of(local: datetime, *, is_night_before: bool) -> date:
    """local: by the board's clock. is_night_before: the day before has a code of these two, which
    stays good for the night after it."""
    if is_night_before and local.time() < NIGHT_ENDS:
        return local.date() - timedelta(days=1)
    return local.date()
