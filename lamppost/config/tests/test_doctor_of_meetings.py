"""What the doctor finds of meetings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.config.doctor import of_meetings
from lamppost.config.doctor.finding import Level
from lamppost.meetings import clock
from lamppost.meetings.guarding.pulse import STAND_IN, WATCH, beat
from lamppost.meetings.tests.making import make_armed
from lamppost.people.models import Person
from lamppost.testing import NOON

OK, WARN, WRONG = Level.OK, Level.WARN, Level.WRONG
SECOND = timedelta(seconds=1)
NONE = timedelta(0)


@pytest.mark.parametrize(
    ("armed", "silence", "late", "level"),
    [
        (0, None, NONE, OK),
        (3, 30 * SECOND, NONE, OK),
        (3, 31 * SECOND, NONE, WARN),
        (3, None, NONE, WARN),
        (0, 9_000 * SECOND, NONE, OK),
        (3, SECOND, 61 * SECOND, WRONG),
    ],
)
def test_whoever_is_seen_to_late_is_let_down_now(
    armed: int, silence: timedelta | None, late: timedelta, level: Level
) -> None:
    (finding,) = of_meetings.judge_guard(armed=armed, silence=silence, late=late)
    assert (finding.code, finding.level) == ("meetings.late", level)


@pytest.mark.parametrize(
    ("secs", "level", "word"),
    [(0, OK, ""), (120, OK, ""), (-120, OK, ""), (3_600, WRONG, "forward"), (-121, WRONG, "back")],
)
def test_a_clock_that_is_not_believed_is_wrong(secs: int, level: Level, word: str) -> None:
    (finding,) = of_meetings.judge_trust(secs * SECOND)
    assert (finding.code, finding.level) == ("meetings.clock", level)
    assert word in finding.sentence


def test_a_board_in_order_has_nothing_wrong(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "look_again", lambda: NOON)
    make_armed(alice)
    beat(WATCH, NOON)
    assert [one.level for one in of_meetings.check_guard(NOON)] == [OK]
    beat(WATCH, NOON - 40 * SECOND)
    beat(STAND_IN, NOON)
    assert [one.level for one in of_meetings.check_guard(NOON)] == [WARN]
