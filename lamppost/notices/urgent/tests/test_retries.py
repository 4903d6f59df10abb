from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lamppost.notices.urgent.leases import LEASE, LONGEST_SEND
from lamppost.notices.urgent.retries import WAITS, next_try
from lamppost.testing import NOON

SECOND = timedelta(seconds=1)


def tries(wanted: timedelta, takes: timedelta) -> list[timedelta]:
    """When a message is tried that nobody ever takes, each try lasting so long."""
    times, at, tried = [timedelta(0)], NOON, 0
    while True:
        tried += 1
        due = next_try(tried, now=at + takes, best_before=NOON + wanted)
        if due is None:
            return times
        times.append(due - NOON)
        at = due


@given(
    wanted=st.timedeltas(min_value=SECOND, max_value=timedelta(hours=24)),
    takes=st.timedeltas(min_value=timedelta(0), max_value=LONGEST_SEND),
)
def test_message_is_tried_for_as_long_as_it_is_wanted_and_never_afterwards(
    wanted: timedelta, takes: timedelta
) -> None:
    times = tries(wanted, takes)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert times[-1] < wanted
    assert gaps == sorted(gaps)
    assert all(WAITS[0] <= gap - takes <= WAITS[-1] for gap in gaps)
    # Not given up while another try would still be in time.
    assert wanted - times[-1] <= takes + WAITS[-1]


def test_three_tries_come_before_the_ladder_climbs_on() -> None:
    times = tries(timedelta(minutes=2), timedelta(0))
    assert [at.seconds for at in times] == [0, 5, 15, 35, 75]


def test_lease_outlasts_the_longest_send() -> None:
    assert LONGEST_SEND < LEASE
