from __future__ import annotations

from datetime import date, datetime, time

import pytest

from lamppost.meetings.door.days import day_of

TUESDAY, WEDNESDAY = date(2027, 3, 2), date(2027, 3, 3)


@pytest.mark.parametrize(
    ("at", "is_night_before", "day"),
    [
        (time(0, 0), True, TUESDAY),
        (time(5, 59, 59), True, TUESDAY),
        (time(6, 0), True, WEDNESDAY),
        (time(0, 0), False, WEDNESDAY),
        (time(23, 59), True, WEDNESDAY),
    ],
)
def test_code_of_the_day_before_is_good_until_its_night_ends(
    at: time, *, is_night_before: bool, day: date
) -> None:
    assert day_of(datetime.combine(WEDNESDAY, at), is_night_before=is_night_before) == day
