"""What a plan said is gone in time, and not before nobody needs it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from lamppost.journal.models import Line
from lamppost.meetings.belongings import OWN
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.erasing import erase_due_plans
from lamppost.meetings.guarding.tests.made import (
    DUE,
    END,
    MINUTE,
    close,
    hand_over,
    make_armed,
    make_contact,
    sent,
)
from lamppost.meetings.models import Alarm, Figure, Plan, PlanContact, Told
from lamppost.notices.models import Dispatch
from lamppost.people.models import Person

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def plan(alice: Person) -> Plan:
    return make_armed(alice, make_contact(alice, "Ana"))


def says_something(plan: Plan) -> bool:
    return bool(bytes(Plan.objects.get(pk=plan.pk).details))


def pass_until(until: datetime, since: datetime = END) -> None:
    """As the guard looks and the timetable runs, if seldom."""
    at = since
    while at < until:
        look(at)
        erase_due_plans(at)
        at += 6 * HOUR
    look(until)
    erase_due_plans(until)


def figures() -> set[str]:
    return set(Figure.objects.values_list("kind", flat=True))


def plans_in_archive(person: Person, at: datetime, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    monkeypatch.setattr("lamppost.meetings.belongings.now", lambda: at)
    held: Any = OWN[0].export(person)
    return list(held["plans"])


def test_plan_says_nothing_any_more_72_hours_after_it_was_closed(plan: Plan) -> None:
    close(plan, DUE)
    pass_until(DUE + 72 * HOUR - MINUTE, since=DUE)
    assert says_something(plan)
    pass_until(DUE + 72 * HOUR, since=DUE + 72 * HOUR)
    assert not says_something(plan)
    assert not PlanContact.objects.exists()
    assert figures() == {"in_time"}


def test_nobody_can_be_named_who_was_told_once_a_plan_is_erased(plan: Plan) -> None:
    look(END)
    hand_over()
    close(plan, END + HOUR)
    pass_until(END + 73 * HOUR, since=END + HOUR)
    assert not Told.objects.exists()
    assert Alarm.objects.get().taken_by is None
    assert figures() == {"alarm", "false_alarm"}


def test_forced_climb_keeps_what_contacts_need_and_the_person_s_archive_does_not(
    alice: Person, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(plan, DUE, is_forced=True)
    pass_until(DUE + 10 * DAY, since=DUE)
    assert says_something(plan)
    assert Alarm.objects.get().ended is None
    (mine,) = plans_in_archive(alice, DUE + 10 * DAY, monkeypatch)
    assert (mine["with"], mine["where"], mine["told_first_to_last"]) == ("", "", [])


def test_archive_of_a_forced_plan_reads_as_that_of_another(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives = []
    for person, is_forced in ((alice, True), (bob, False)):
        close(make_armed(person, make_contact(person, "Ana")), DUE, is_forced=is_forced)
        for at in (DUE, DUE + 72 * HOUR, DUE + 80 * HOUR):
            look(at)
        archives.append(plans_in_archive(person, DUE + 80 * HOUR, monkeypatch))
    assert archives[0] == archives[1]


@pytest.mark.parametrize("is_forced", [True, False])
def test_alarm_that_nobody_ends_lapses_after_30_days(plan: Plan, *, is_forced: bool) -> None:
    if is_forced:
        close(plan, DUE, is_forced=True)
    began = DUE if is_forced else END
    pass_until(began + 30 * DAY - MINUTE, since=began)
    assert says_something(plan)
    pass_until(began + 30 * DAY + HOUR, since=began + 30 * DAY)
    plan.refresh_from_db()
    assert (plan.state, bytes(plan.details), plan.look_at) == (Plan.State.CLOSED, b"", None)
    assert Alarm.objects.get().ended is not None
    assert not sent("clear"), "nobody knows that all is clear"
    assert figures() == {"alarm"}
    assert Line.objects.filter(act="plan.lapsed").count() == (0 if is_forced else 1)


def test_alarm_that_has_lapsed_does_not_begin_again(plan: Plan) -> None:
    close(plan, DUE, is_forced=True)
    pass_until(DUE + 31 * DAY, since=DUE)
    before = Dispatch.objects.count()
    pass_until(DUE + 40 * DAY, since=DUE + 31 * DAY)
    assert Alarm.objects.get().ended is not None
    assert Dispatch.objects.count() == before


def test_draft_that_nobody_armed_goes_when_its_time_is_over(plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(
        state=Plan.State.DRAFT, look_at=None, armed=None, erase_due=DUE + 72 * HOUR
    )
    assert erase_due_plans(DUE + 71 * HOUR) == 0
    assert erase_due_plans(DUE + 72 * HOUR) == 1
    assert not Plan.objects.exists()
