"""From the first prompt to the last contact, through the database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lamppost.meetings.guarding import climb, plan_steps
from lamppost.meetings.guarding.beginning import begin_alarm
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.deciding import decide
from lamppost.meetings.guarding.tests.made import (
    DUE,
    END,
    MINUTE,
    SECOND,
    close,
    hand_over,
    make_armed,
    make_contact,
    put_off,
    sent,
    words,
)
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Plan, Told, Way
from lamppost.notices.models import Dispatch
from lamppost.people.models import Person
from lamppost.testing import NOON


@pytest.fixture
def plan(alice: Person) -> Plan:
    return make_armed(alice, make_contact(alice, "Ana", ways=2), make_contact(alice, "Joe"))


def test_the_person_is_asked_when_it_is_time_and_once(plan: Plan) -> None:
    counts = []
    for at in (NOON, DUE - 10 * MINUTE, DUE - 9 * MINUTE, DUE, DUE + 8 * MINUTE, END - 59 * SECOND):
        look(at)
        counts.append(len(sent("plan")))
    assert counts == [0, 1, 1, 2, 3, 4]
    assert set(sent("plan")) == {"alice@example.org"}


def test_nobody_is_told_before_the_end_of_grace_and_the_first_contact_at_it(plan: Plan) -> None:
    look(END - timedelta(milliseconds=1))
    assert not Alarm.objects.exists()
    look(END)
    assert sent("alarm") == ["ana0@example.org"]
    alarm = Alarm.objects.get()
    assert (alarm.why, alarm.began, alarm.late_secs) == (Why.OVERDUE, END, 0)


def test_the_climb_goes_on_way_by_way_and_contact_by_contact(plan: Plan) -> None:
    told = []
    for minute in (0, 1, 2, 5, 10, 11):
        look(END + minute * MINUTE)
        told.append(len(sent("alarm")))
    assert told == [1, 1, 2, 3, 6, 6]
    assert Told.objects.count() == 2


def test_a_second_look_at_the_same_moment_does_nothing_more(plan: Plan) -> None:
    assert look(END) > 0
    assert look(END) == 0
    assert len(sent("alarm")) == 1


def test_a_board_that_was_down_tells_everybody_once_and_how_late(plan: Plan) -> None:
    look(END + 40 * MINUTE)
    assert sorted(sent("alarm")) == ["ana0@example.org", "ana1@example.org", "joe0@example.org"]
    assert sent("plan") == []
    assert Alarm.objects.get().late_secs == 40 * 60


def test_whoever_takes_it_on_is_the_last_to_be_told(plan: Plan) -> None:
    look(END)
    ana = Told.objects.get().contact
    Alarm.objects.update(taken_by=ana, taken=END, first_taken=END, look_at=None)
    look(END + 60 * MINUTE)
    assert sent("alarm") == ["ana0@example.org"]


def test_check_in_ends_the_alarm_and_clears_those_told_once(plan: Plan) -> None:
    look(END)
    hand_over()
    close(plan, END + MINUTE)
    look(END + MINUTE)
    look(END + 2 * MINUTE)
    assert sent("clear") == ["ana0@example.org"]
    assert Alarm.objects.get().ended == END + MINUTE
    assert sent("alarm") == []


def test_whom_no_message_has_reached_hears_of_no_all_clear(plan: Plan) -> None:
    """The relay was down from the first contact's turn until the check-in."""
    look(END)
    close(plan, END + MINUTE)
    look(END + MINUTE)
    assert sent("clear") == []
    assert not Told.objects.exists()


def test_whom_a_message_may_have_reached_hears_the_all_clear(plan: Plan) -> None:
    look(END)
    Dispatch.objects.filter(about__startswith="meetings.alarm").update(lease="a sender's")
    close(plan, END + MINUTE)
    look(END + MINUTE)
    assert sent("clear") == ["ana0@example.org"]


def test_check_in_before_the_end_of_grace_takes_back_what_waits(plan: Plan) -> None:
    look(DUE)
    close(plan, DUE + MINUTE)
    look(DUE + MINUTE)
    assert sent("plan") == []
    assert not Alarm.objects.exists()


def test_forced_check_in_tells_the_first_contact_and_no_all_clear(plan: Plan) -> None:
    close(plan, DUE, is_forced=True)
    look(DUE)
    assert sent("alarm") == ["ana0@example.org"]
    assert Alarm.objects.get().why == Why.FORCED
    assert sent("clear") == []


def test_forced_check_in_while_contacts_are_told_lets_them_know_and_goes_on(plan: Plan) -> None:
    look(END)
    hand_over()
    close(plan, END + MINUTE, is_forced=True)
    look(END + MINUTE)
    assert sent("alarm") == ["ana0@example.org"]
    look(END + 5 * MINUTE)
    assert sent("alarm") == ["ana0@example.org", "ana1@example.org", "joe0@example.org"]
    alarm = Alarm.objects.get()
    assert (alarm.why, alarm.climb_began, alarm.ended) == (Why.FORCED, END, None)


def test_the_code_that_says_all_is_well_ends_a_forced_alarm(plan: Plan) -> None:
    close(plan, DUE, is_forced=True)
    look(DUE)
    hand_over()
    close(plan, DUE + MINUTE)
    look(DUE + MINUTE)
    assert sent("clear") == ["ana0@example.org"]


def test_forced_code_after_the_all_clear_begins_anew_and_is_cleared_anew(plan: Plan) -> None:
    look(END)
    hand_over()
    for minute, is_forced in ((1, False), (2, True), (3, False)):
        close(plan, END + minute * MINUTE, is_forced=is_forced)
        look(END + minute * MINUTE)
        hand_over()
    keys = Dispatch.objects.filter(about__startswith="meetings.clear").values_list("key", flat=True)
    assert len(set(keys)) == 2


def test_putting_off_with_the_forced_code_climbs_and_the_prompts_go_on(plan: Plan) -> None:
    put_off(plan, 30, DUE, is_forced=True)
    look(DUE)
    assert sent("alarm") == ["ana0@example.org"]
    look(DUE + 20 * MINUTE)
    assert sent("plan") == ["alice@example.org"]


def test_putting_off_moves_the_end(plan: Plan) -> None:
    put_off(plan, 30, DUE)
    look(END)
    assert not Alarm.objects.exists()
    look(END + 30 * MINUTE)
    assert Alarm.objects.get().began == END + 30 * MINUTE


def test_help_tells_everybody_at_once(plan: Plan) -> None:
    begin_alarm(plan, Why.HELP, began=NOON, at=NOON)
    look(NOON)
    assert sorted(sent("alarm")) == ["ana0@example.org", "ana1@example.org", "joe0@example.org"]


def test_a_clock_that_goes_back_ends_no_climb_and_tells_nobody_twice(plan: Plan) -> None:
    look(END + 2 * MINUTE)
    before = sorted(Dispatch.objects.values_list("key", flat=True))
    for at in (NOON, DUE, END, END + 2 * MINUTE):
        look(at)
    assert sorted(Dispatch.objects.values_list("key", flat=True)) == before
    assert Alarm.objects.get().ended is None


def test_an_armed_plan_is_looked_at_as_long_as_it_is_armed(plan: Plan) -> None:
    look(END + timedelta(days=9))
    plan.refresh_from_db()
    assert plan.look_at
    assert plan.look_at > END + timedelta(days=9)


def test_a_plan_that_is_broken_holds_up_no_other(
    alice: Person, plan: Plan, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = make_armed(alice, make_contact(alice, "Kim"))
    monkeypatch.setattr(climb, "_rests", {})

    def decide_or_break(seen: Any, running: Any, now: Any) -> Any:
        if seen.look_at == END - SECOND:
            raise ZeroDivisionError
        return decide(seen, running, now)

    monkeypatch.setattr(plan_steps, "decide", decide_or_break)
    Plan.objects.filter(pk=broken.pk).update(look_at=END - SECOND)
    look(END)
    assert sent("alarm") == ["ana0@example.org"]
    assert str(broken.pk) in caplog.text
    monkeypatch.setattr(climb, "_rests", {})  # its minute is over
    monkeypatch.setattr(plan_steps, "decide", decide)
    look(END)
    assert sorted(sent("alarm")) == ["ana0@example.org", "kim0@example.org"]


def test_three_days_after_closing_nothing_that_it_said_is_left(plan: Plan) -> None:
    look(END)
    hand_over()
    close(plan, END + MINUTE)
    look(END + MINUTE)
    look(END + MINUTE + timedelta(hours=72))
    plan.refresh_from_db()
    assert (bytes(plan.details), plan.look_at, plan.to_tell.count()) == (b"", None, 0)
    assert not Told.objects.exists()


def test_a_board_down_for_days_tells_of_whoever_was_forced_before_it_erases(plan: Plan) -> None:
    close(plan, DUE, is_forced=True)
    late = DUE + timedelta(days=31)
    look(late)
    assert len(sent("alarm")) == 3
    plan.refresh_from_db()
    assert bytes(plan.details)
    look(late + timedelta(hours=1))
    plan.refresh_from_db()
    assert not bytes(plan.details)


def test_only_what_is_late_says_so(plan: Plan) -> None:
    look(END)
    hand_over()
    close(plan, END + 3 * MINUTE, is_forced=True)
    look(END + 3 * MINUTE)  # in time, though the first rung's time was three minutes ago
    assert not any("late:" in text for text in words("alarm"))
    look(END + 25 * MINUTE)
    assert all("late:" in text for text in words("alarm")[-3:])


def test_whoever_can_be_reached_too_late_is_told_an_hour_later(alice: Person) -> None:
    plan = make_armed(alice, make_contact(alice, "Ana"))
    Way.objects.update(proven=None)
    look(END)
    Way.objects.update(proven=END)
    look(END + 60 * MINUTE)
    assert Told.objects.filter(alarm__plan=plan).count() == 1
