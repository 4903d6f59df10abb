from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.meetings.figures.bars import ENDS, bar_of, within


@pytest.mark.parametrize(
    ("secs", "bar"), [(0, 0), (30, 0), (30.1, 1), (14_400, 12), (14_401, len(ENDS))]
)
def test_time_lies_in_the_bar_that_ends_at_it_or_after(secs: float, bar: int) -> None:
    assert bar_of(secs) == bar


@pytest.mark.parametrize(
    ("bars", "share", "secs"),
    [
        ({}, 0.5, None),
        ({0: 1}, 0.5, 30),
        ({0: 1, 4: 1}, 0.5, 30),
        ({0: 1, 4: 2}, 0.5, 300),
        ({0: 9, 12: 1}, 0.9, 30),
        ({0: 8, 12: 2}, 0.9, 14_400),
        ({13: 1}, 0.5, None),
    ],
)
def test_share_lies_within(bars: dict[int, int], share: float, secs: int | None) -> None:
    assert within(share, bars) == secs


@given(st.lists(st.integers(0, ENDS[-1]), min_size=1), st.sampled_from([0.5, 0.9]))
def test_so_many_of_the_times_lie_within(times: list[int], share: float) -> None:
    bars: dict[int, int] = {}
    for secs in times:
        bars[bar_of(secs)] = bars.get(bar_of(secs), 0) + 1
    end = within(share, bars)
    assert end is not None
    assert sum(secs <= end for secs in times) >= share * len(times)
