"""When an alert tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.board.alerts.models import Pace
from lamppost.board.alerts.times import GATHER, HOUR, REST, when_to_tell

OHIO = ZoneInfo("America/New_York")
MONDAY = datetime(2027, 3, 1, 12, tzinfo=UTC)  # 7 in the morning in Ohio
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)
ZONES = st.sampled_from([ZoneInfo("UTC"), OHIO, ZoneInfo("Asia/Kathmandu")])


@pytest.mark.parametrize(
    ("pace", "now", "told", "then"),
    [
        (Pace.AT_ONCE, MONDAY, None, MONDAY + GATHER),
        (Pace.AT_ONCE, MONDAY, MONDAY - timedelta(hours=1), MONDAY + GATHER),
        (Pace.AT_ONCE, MONDAY, MONDAY - timedelta(minutes=1), MONDAY + REST - timedelta(minutes=1)),
        (Pace.DAILY, MONDAY, None, MONDAY + timedelta(hours=1)),
        (Pace.DAILY, MONDAY + timedelta(hours=1), None, MONDAY + timedelta(hours=25)),
        (Pace.WEEKLY, MONDAY, None, MONDAY + timedelta(hours=1)),
        # The clocks go forward in between: eight in the morning is an hour earlier by then.
        (Pace.WEEKLY, MONDAY + timedelta(days=7, hours=2), None, MONDAY + timedelta(days=14)),
    ],
)
def test_next_time_to_tell(
    pace: Pace, now: datetime, told: datetime | None, then: datetime
) -> None:
    assert when_to_tell(pace, told=told, now=now, zone=OHIO) == then


@given(MOMENTS, ZONES)
def test_daily_is_the_next_eight_in_the_morning(now: datetime, zone: ZoneInfo) -> None:
    then = when_to_tell(Pace.DAILY, told=None, now=now, zone=zone)
    assert then.astimezone(zone).time() == HOUR
    assert timedelta() < then - now <= timedelta(hours=25)


@given(MOMENTS, ZONES)
def test_weekly_is_a_monday_within_a_week(now: datetime, zone: ZoneInfo) -> None:
    then = when_to_tell(Pace.WEEKLY, told=None, now=now, zone=zone)
    assert (then.astimezone(zone).weekday(), then.astimezone(zone).time()) == (0, HOUR)
    assert timedelta() < then - now <= timedelta(days=7, hours=1)
