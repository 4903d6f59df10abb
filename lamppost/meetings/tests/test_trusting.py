"""Clocks that are set wrong, and right again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.meetings.trusting import SLOWER, STEP, Known, Reading, trusted
from lamppost.testing import NOON

SECOND, MINUTE, HOUR, DAY = (timedelta(seconds=n) for n in (1, 60, 3_600, 86_400))
LAST = Known(NOON, "boot", 1_000.0)


def reading(
    wall: timedelta, *, passed: float = 10, is_kept: bool = False, other: timedelta | None = None
) -> Reading:
    """After so many seconds; the clocks say so much after noon."""
    others = () if other is None else (NOON + other,)
    return Reading(NOON + wall, "boot", 1_000 + passed, is_kept=is_kept, others=others)


def started(wall: timedelta, other: timedelta | None = None) -> Reading:
    others = () if other is None else (NOON + other,)
    return Reading(NOON + wall, "another", 5.0, others=others)


@pytest.mark.parametrize(
    ("says", "after_noon"),
    [
        (reading(10 * SECOND), 10),
        # Put right a little, as networks do it: believed forwards, waited for backwards.
        (reading(100 * SECOND), 100),
        (reading(-50 * SECOND), 9),
        # Summer time, a day, a year: not without a second clock.
        (reading(HOUR), 10),
        (reading(-HOUR), 10),
        (reading(DAY), 10),
        (reading(-DAY), 10),
        (reading(365 * DAY), 10),
        (reading(HOUR, is_kept=True), 3_600),
        (reading(HOUR, other=HOUR + SECOND), 3_600),
        (reading(HOUR, other=10 * SECOND), 10),
        # Set back, and confirmed: waits for the clock and never goes back.
        (reading(-HOUR, is_kept=True), 9),
        (reading(-HOUR, other=-HOUR), 9),
        # A machine that starts anew, or another one.
        (started(HOUR), 3_600),
        (started(-HOUR), 0),
        (started(HOUR, other=20 * SECOND), 20),
        (started(HOUR, other=-DAY), 3_600),
        # The steady clock stands before where it was: a start, whatever it is called.
        (reading(HOUR, passed=-500), 3_600),
    ],
)
def test_what_is_believed(says: Reading, after_noon: float) -> None:
    assert (trusted(LAST, says).at - NOON).total_seconds() == pytest.approx(after_noon)


def test_a_board_that_knows_nothing_believes_the_clock() -> None:
    assert trusted(None, started(HOUR)).at == NOON + HOUR


@pytest.mark.parametrize(("wall", "is_in_doubt"), [(HOUR, True), (-HOUR, True), (MINUTE, False)])
def test_what_is_not_believed_is_said(wall: timedelta, is_in_doubt: bool) -> None:
    assert trusted(LAST, reading(wall)).is_in_doubt is is_in_doubt


STEPS = st.sampled_from([HOUR, -HOUR, DAY, -DAY, 3 * MINUTE, -3 * MINUTE])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("passes"), st.floats(0.1, 7_200)),
        st.tuples(st.just("steps"), STEPS),
        st.tuples(st.just("process"), st.integers(0, 2)),
        st.just(("looks", None)),
    ),
    max_size=40,
)


class Machine:
    """One steady clock, one wall clock that is set wrong, processes that look at both."""

    def __init__(self) -> None:
        self.true = 0.0
        self.off = timedelta(0)
        self.kept = Known(NOON, "boot", 0.0)
        self.known = [self.kept] * 3
        self.process = 0

    def look(self) -> tuple[float, float]:
        """What was known, and what is now: seconds after noon."""
        mine = self.known[self.process]
        says = Reading(NOON + timedelta(seconds=self.true) + self.off, "boot", self.true)
        at = max(trusted(mine, says).at, self.kept.at)
        self.known[self.process] = self.kept = Known(at, "boot", self.true)
        return (mine.at - NOON).total_seconds(), (at - NOON).total_seconds()


@given(EVENTS)
def test_steps_that_nobody_confirms_move_nothing(events: list[tuple[str, object]]) -> None:
    """However often, from however many processes: no miss, nothing early, never back."""
    machine = Machine()
    for event, much in events:
        match event, much:
            case "passes", float(secs):
                machine.true += secs
            case "steps", timedelta() as step:
                machine.off += step
            case "process", int(number):
                machine.process = number
        before, at = machine.look()
        assert at >= before
        assert at == pytest.approx(machine.true, abs=1e-3) or abs(machine.off) <= STEP


@given(st.floats(1, 3_600), st.integers(-200_000, 200_000), st.booleans())
def test_time_never_stands_nor_goes_back(passed: float, off: int, is_kept: bool) -> None:
    says = reading(timedelta(seconds=passed + off), passed=passed, is_kept=is_kept)
    gained = (trusted(LAST, says).at - NOON).total_seconds()
    assert gained >= passed * SLOWER - 1e-3


@given(st.integers(121, 200_000))
def test_time_that_is_ahead_meets_a_clock_that_is_right(off: int) -> None:
    known, steady = Known(NOON + timedelta(seconds=off), "boot", 0.0), 0.0
    for _minute in range(off // 6 + 2):
        steady += 60
        says = Reading(NOON + timedelta(seconds=steady), "boot", steady, is_kept=True)
        known = Known(trusted(known, says).at, "boot", steady)
    assert known.at == NOON + timedelta(seconds=steady)
