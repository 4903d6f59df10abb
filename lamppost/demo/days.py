"""Days in the demo's ads, written so that they are never in the past by accident.

"+9d"    nine days from today            "-3d"    three days before the ad was posted
"sat+0"  the next Saturday after today   "sat+1"  the Saturday after that
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)\+(?P<weeks>\d)|(?P<days>[+-]\d+)d)")


def dated(fields: Mapping[str, object], *, today: date, posted: date) -> dict[str, object]:
    """The fields of a DemoAd with every such day as an ISO date, and the rest as it was."""
    return {
        key: day.isoformat() if (day := _day(value, today, posted)) else value
        for key, value in fields.items()
    }


def is_ahead(value: str) -> bool:
    """Whether a field holds a day that is still to come, seen from today."""
    found = _DAY.fullmatch(value)
    return found is not None and not (found["days"] or "").startswith("-")


def _day(value: object, today: date, posted: date) -> date | None:
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    if found["weekday"]:
        ahead = (_WEEKDAYS.index(found["weekday"]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead, weeks=int(found["weeks"]))
    days = timedelta(days=int(found["days"]))
    return (today if days > timedelta(0) else posted) + days
