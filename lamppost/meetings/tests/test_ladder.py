"""When who is asked, and when who is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.meetings.ladder import (
    OVERDUE,
    PLACE,
    WORDS,
    Climb,
    Prompt,
    Why,
    level_at,
    next_look,
    next_rung,
    prompt_due,
    prompts,
    rungs,
    rungs_due,
)
from lamppost.testing import NOON

MINUTE = timedelta(minutes=1)
GRACE = 15 * MINUTE
ANA, JOE, KIM = (1, (10, 11)), (2, (20,)), (3, (30,))
LATE = Climb(Why.OVERDUE, NOON)


def told(climb: Climb, minutes: float) -> list[tuple[float, int, int]]:
    """(minute, way, level) of what went out by that minute, had nobody missed a look."""
    until = climb.began + minutes * MINUTE
    return [
        ((rung.at - climb.began) / MINUTE, rung.way, rung.level)
        for rung in rungs(climb, [ANA, JOE, KIM])
        if rung.at <= until
    ]


def test_person_is_asked_three_times_and_warned_a_minute_before_the_climb() -> None:
    times = [(one.what, (one.at - NOON) / MINUTE) for one in prompts(NOON, GRACE)]
    assert times == [
        (Prompt.SOON, -10),
        (Prompt.NOW, 0),
        (Prompt.AGAIN, 7.5),
        (Prompt.LAST, 14),
    ]


def test_contacts_are_told_one_after_the_other_and_then_all() -> None:
    assert told(LATE, 10) == [
        (0, 10, OVERDUE),
        (2, 11, OVERDUE),
        (5, 20, PLACE),
        *((10, way, WORDS) for way in (10, 11, 20, 30)),
    ]


def test_whoever_asks_for_help_wants_everybody_at_once() -> None:
    everybody = [(0, way, WORDS) for way in (10, 11, 20, 30)]
    assert told(Climb(Why.HELP, NOON), 29) == everybody


def test_whoever_was_forced_cannot_be_rung_up_so_the_place_is_told_first() -> None:
    assert told(Climb(Why.FORCED, NOON), 2) == [(0, 10, PLACE), (2, 11, PLACE)]


def test_a_board_that_was_down_tells_each_way_once_with_all_that_may_be_known() -> None:
    missed = rungs_due(LATE, [ANA, JOE, KIM], after=None, until=NOON + 25 * MINUTE)
    assert sorted((rung.way, rung.level) for rung in missed) == [
        (way, WORDS) for way in (10, 11, 20, 30)
    ]


def test_a_second_look_finds_nothing_new() -> None:
    at = NOON + 3 * MINUTE
    assert rungs_due(LATE, [ANA, JOE], after=at, until=at) == []


def test_what_may_be_known_grows_with_time() -> None:
    levels = [level_at(LATE, NOON + minute * MINUTE) for minute in (0, 4.9, 5, 9.9, 10, 600)]
    assert levels == [OVERDUE, OVERDUE, PLACE, PLACE, WORDS, WORDS]


def test_no_two_rungs_have_one_key() -> None:
    keys = [rung.key for rung in rungs(LATE, [ANA, JOE, KIM])]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("minute", "what"), [(-10, Prompt.SOON), (3, Prompt.NOW)])
def test_of_prompts_that_were_missed_only_the_last_is_asked(minute: int, what: Prompt) -> None:
    found = prompt_due(NOON, GRACE, after=NOON - timedelta(hours=2), until=NOON + minute * MINUTE)
    assert found
    assert found.what == what


def test_the_next_look_is_at_the_next_prompt_and_at_last_at_the_climb() -> None:
    assert next_look(NOON, GRACE, after=NOON - timedelta(hours=1)) == NOON - 10 * MINUTE
    assert next_look(NOON, GRACE, after=NOON + 14 * MINUTE) == NOON + GRACE


def test_nobody_is_reminded_for_ever() -> None:
    assert next_rung(LATE, [ANA], after=NOON + timedelta(hours=4)) is None
