"""When to tell: values in, values out."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from lamppost.board.alerts.models import Pace

# "At once" waits this long for more, so that ten chairs of one flat are one mail, not ten.
GATHER = timedelta(minutes=2)
# And on a busy day it is a mail every quarter of an hour, not every two minutes.
REST = timedelta(minutes=15)
HOUR = time(8)  # in the board's own time: before work, and not at night
_MONDAY = 0


def when_to_tell(
    pace: Pace | str, *, told: datetime | None, now: datetime, zone: tzinfo
) -> datetime:
    """When an alert that has just found something is to tell of it."""
    match pace:
        case Pace.AT_ONCE:
            soon = now + GATHER
            return max(soon, told + REST) if told else soon
        case Pace.WEEKLY:
            return _next(now, zone, only_monday=True)
        case _:
            return _next(now, zone)


def _next(now: datetime, zone: tzinfo, *, only_monday: bool = False) -> datetime:
    day = now.astimezone(zone).date()
    for ahead in range(9):
        then = datetime.combine(day + timedelta(days=ahead), HOUR, zone).astimezone(now.tzinfo)
        is_right_day = not only_monday or (day + timedelta(days=ahead)).weekday() == _MONDAY
        if then > now and is_right_day:
            return then
    raise AssertionError("eight days without a morning")
