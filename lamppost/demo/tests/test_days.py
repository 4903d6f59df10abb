"""Days of the demo's ads are always where the ad says they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.demo.days import dated, is_ahead

WEDNESDAY = date(2027, 3, 3)
MONDAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("+9d", "2027-03-12"),
        ("-3d", "2027-02-26"),
        ("sat+0", "2027-03-06"),
        ("sat+1", "2027-03-13"),
        ("wed+0", "2027-03-10"),
        ("thu+0", "2027-03-04"),
        ("saturday", "saturday"),
        (12, 12),
    ],
)
def test_a_day_is_counted_from_today_or_from_the_posting(written: object, iso: object) -> None:
    fields = {"day": written, "other": True}
    found = dated(fields, today=WEDNESDAY, posted=MONDAY)
    assert found == {"day": iso, "other": True}


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 9))
def test_a_saturday_is_a_saturday_and_never_today(today: date, weeks: int) -> None:
    found = dated({"day": f"sat+{weeks}"}, today=today, posted=today)
    day = date.fromisoformat(str(found["day"]))
    assert day.weekday() == 5
    assert timedelta(weeks=weeks) < day - today <= timedelta(weeks=weeks + 1)


@pytest.mark.parametrize(
    ("written", "is_future"), [("+2d", True), ("sun+0", True), ("-2d", False), ("2", False)]
)
def test_only_days_to_come_are_ahead(written: str, is_future: bool) -> None:
    assert is_ahead(written) is is_future
