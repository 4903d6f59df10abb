from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.rules.precision import Precision, enough, is_below


@pytest.mark.parametrize(
    ("right", "decided", "low", "high"),
    [  # by the closed form; 18 of 20, 16 of 16 and 0 of 10 stand in many textbooks
        (18, 20, 0.699, 0.972),
        (16, 16, 0.806, 1.0),
        (0, 10, 0.0, 0.278),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_wilsons(right: int, decided: int, low: float, high: float) -> None:
    assert Precision(right, decided).interval == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(
    ("right", "decided", "below"),
    [
        (0, 4, False),  # too few to say anything
        (3, 5, False),  # the interval reaches .88
        (2, 5, True),  # it ends at .77
        (12, 19, False),
        (15, 20, True),  # one in four was overturned
        (16, 20, False),  # one in five: the bar itself
        (91, 107, False),  # the interval begins at .77, but enough is one more
        (92, 108, True),
        (200, 200, False),
    ],
)
def test_a_rule_goes_back_for_mistakes_and_not_for_being_young(
    right: int, decided: int, below: bool
) -> None:
    assert is_below(Precision(right, decided), 0.8) == below


def test_a_rule_that_has_not_shown_its_bar_in_enough_decisions_goes_back() -> None:
    decided = enough(0.8)
    assert is_below(Precision(round(0.83 * decided), decided), 0.8)
    assert not is_below(Precision(round(0.9 * decided), decided), 0.8)
    assert not is_below(Precision(round(0.83 * (decided - 1)), decided - 1), 0.8)


def test_a_higher_bar_needs_more_decisions() -> None:
    assert enough(0.8) == 108
    assert enough(0.5) < enough(0.8) < enough(0.95)


@given(st.integers(0, 400), st.integers(0, 400), st.floats(0.5, 0.99))
def test_one_decision_more_for_a_rule_never_sends_it_back(
    right: int, wrong: int, bar: float
) -> None:
    before = Precision(right, right + wrong)
    if not is_below(before, bar) and before.decided >= enough(bar):
        assert not is_below(Precision(right + 1, right + wrong + 1), bar)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_share_lies_within_its_interval(right: int, wrong: int) -> None:
    precision = Precision(right, right + wrong)
    low, high = precision.interval
    assert 0 <= low <= high <= 1
    if precision.decided:
        assert low - 1e-9 <= precision.share <= high + 1e-9
