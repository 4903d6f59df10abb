"""Whatever happens to a plan, in whatever order, and however the guard comes to look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from lamppost.meetings.guarding.alarm_steps import climb_of
from lamppost.meetings.guarding.tests.made import GRACE
from lamppost.meetings.guarding.tests.worlds import InDatabase, InMemory, World
from lamppost.meetings.ladder import Why, rungs
from lamppost.meetings.models import Plan
from lamppost.testing import NOON, make_person

SPANS = st.sampled_from([1, 30, 61, 120, 301, 600, 1_800, 3_600, 8_000]).map(
    lambda secs: timedelta(seconds=secs)
)


class Course(RuleBasedStateMachine):
    """What must hold is asked after each look; what happens in between is anything."""

    def __init__(self) -> None:
        super().__init__()
        self.world: World = self.make_world()
        self.now = NOON
        self.extended = 0

    def make_world(self) -> World:
        return InMemory()

    # What happens.

    @rule(span=SPANS)
    def time_passes(self, span: timedelta) -> None:
        self.now += span

    @rule(is_forced=st.booleans())
    @precondition(lambda self: self.is_armed or self.is_kept)
    def checks_in(self, is_forced: bool) -> None:
        self.world.check_in(self.now, is_forced=is_forced)

    @rule(minutes=st.sampled_from([5, 15, 30]), is_forced=st.booleans())
    @precondition(lambda self: self.is_armed and self.why in {None, Why.FORCED})
    def puts_off(self, minutes: int, is_forced: bool) -> None:
        if self.extended + minutes <= 60:
            self.extended += minutes
            self.world.put_off(minutes, self.now, is_forced=is_forced)

    @rule()
    @precondition(lambda self: self.is_armed and self.why != Why.HELP)
    def asks_for_help(self) -> None:
        self.world.ask_help(self.now)

    @rule(which=st.integers(0, 2))
    @precondition(lambda self: self.why is not None and not self.is_taken)
    def is_taken_on(self, which: int) -> None:
        told = sorted(self.world.told)
        if told:
            self.world.take_on(told[which % len(told)], self.now)

    @rule()
    @precondition(lambda self: self.why is not None and self.is_taken)
    def is_put_down(self) -> None:
        self.world.put_down(self.now)

    # How the guard looks.

    @rule()
    def guard_looks(self) -> None:
        was_running, told, clears = self.why is not None, self.world.told, self.world.clears[:]
        was_taken, keys = self.is_taken and was_running, len(self.world.keys)
        number = self.number
        self.world.look(self.now)
        cleared = [one for one in self.world.clears if one not in clears]
        if was_running and self.why is None and not self.is_erased:
            assert {contact for _number, contact in cleared} == told
            assert len(cleared) == len(told)
        else:
            assert cleared == []
        if was_taken and self.number == number:
            assert len(self.world.keys) == keys
        self.holds()

    @rule(span=SPANS)
    def clock_goes_back_for_one_look(self, span: timedelta) -> None:
        self.guard_looks()
        before = self.everything()
        self.world.look(self.now - span)
        assert self.everything() == before

    @rule()
    def guard_looks_twice(self) -> None:
        self.guard_looks()
        before = self.everything()
        self.world.look(self.now)
        assert self.everything() == before

    # What must hold after a look.

    def holds(self) -> None:
        assert len(self.world.keys) == len(set(self.world.keys))
        assert len(self.world.clears) == len(set(self.world.clears))
        if self.is_armed:
            assert self.world.plan.look_at
            assert self.world.plan.look_at > self.now
            assert self.why is not None or self.now < self.end
            assert not (self.world.plan.is_forced and self.why not in {Why.FORCED, Why.HELP})
        elif self.is_erased:
            assert not self.is_kept
        else:
            assert (self.why == Why.FORCED) == self.world.plan.is_forced
        if self.why is not None and not self.is_taken:
            self.all_whose_turn_came_were_told_and_nobody_else()

    def all_whose_turn_came_were_told_and_nobody_else(self) -> None:
        alarm = self.world.alarm
        assert alarm
        climb = climb_of(alarm)
        came = {(r.contact, r.way) for r in rungs(climb, self.world.contacts) if r.at <= self.now}
        parts = [key.split(".") for key in self.world.keys]
        told = {(int(p[2]), int(p[4])) for p in parts if int(p[0]) == climb.number}
        assert told == came
        assert {contact for contact, _way in came} <= self.world.told

    # What is.

    @property
    def is_armed(self) -> bool:
        return self.world.plan.state == Plan.State.ARMED

    @property
    def is_kept(self) -> bool:
        erase_due = self.world.plan.erase_due
        return bool(erase_due and self.now < erase_due)

    @property
    def is_erased(self) -> bool:
        return not self.is_armed and self.world.plan.look_at is None

    @property
    def why(self) -> Why | None:
        alarm = self.world.alarm
        return Why(alarm.why) if alarm and not alarm.ended else None

    @property
    def number(self) -> int:
        alarm = self.world.alarm
        return alarm.climb_number if alarm else 0

    @property
    def is_taken(self) -> bool:
        alarm = self.world.alarm
        return bool(alarm and alarm.taken_by_id)

    @property
    def end(self) -> datetime:
        return self.world.plan.due + GRACE

    def everything(self) -> tuple[Any, ...]:
        alarm = self.world.alarm
        row = (alarm.why, alarm.climb_number, alarm.ended, alarm.look_at) if alarm else ()
        return (row, sorted(self.world.keys), self.world.clears[:], self.world.plan.look_at)


class TwoProcesses(Course):
    """A second process reads, is slow or dies, and writes what it has decided much later."""

    def __init__(self) -> None:
        super().__init__()
        self.slow: list[Callable[[], bool]] = []

    @property
    def memory(self) -> InMemory:
        assert isinstance(self.world, InMemory)
        return self.world

    @rule()
    def other_process_reads(self) -> None:
        self.slow.append(self.memory.begin_plan_look(self.now))
        self.slow.append(self.memory.begin_alarm_look(self.now))

    @rule()
    @precondition(lambda self: self.slow)
    def other_process_dies(self) -> None:
        self.slow.clear()

    @rule(first=st.booleans())
    @precondition(lambda self: self.slow)
    def other_process_writes(self, first: bool) -> None:
        clears, told, was_running = self.world.clears[:], set(self.world.told), self.why is not None
        self.slow.pop(0 if first else -1)()
        cleared = [contact for number, contact in self.world.clears[len(clears) :]]
        if cleared:
            assert was_running
            assert set(cleared) == told
        assert len(self.world.keys) == len(set(self.world.keys))


def test_the_rules_hold_in_every_course() -> None:
    run_state_machine_as_test(Course)


def test_the_rules_hold_beside_a_process_that_is_slow_or_dies() -> None:
    run_state_machine_as_test(TwoProcesses)


class Rolled(Course):
    """Through the actions; what each example has written goes with it."""

    def make_world(self) -> World:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        return InDatabase(make_person("Walker"))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


@pytest.mark.django_db
def test_the_actions_hold_in_every_course() -> None:
    few = settings(max_examples=25, stateful_step_count=20)
    run_state_machine_as_test(Rolled, settings=few)
