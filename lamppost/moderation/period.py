"""The days that a log, a report or an export is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

# Days outside of these are mistyped; beyond year 9999 there is no next day.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class Period:
    """Whole days as the board's clocks show them, the first and the last included."""

    since: date
    until: date

    @property
    def of_decisions(self) -> Q:
        return Q(at__gte=start_of(self.since)) & Q(at__lt=end_of(self.until))


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The first moment after it."""
    return start_of(day + timedelta(days=1))


def year_so_far(now: datetime) -> Period:
    today = timezone.localdate(now)
    return Period(today.replace(month=1, day=1), today)
