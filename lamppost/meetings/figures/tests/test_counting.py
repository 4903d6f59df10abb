from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from lamppost.core.sealing import seal
from lamppost.meetings.belongings import _erase
from lamppost.meetings.figures.counting import count_armed, count_closed, count_ended, count_over
from lamppost.meetings.ladder import Why
from lamppost.meetings.models import Alarm, Figure, Plan
from lamppost.notices.models import Channel, Dispatch
from lamppost.people.models import Person
from lamppost.testing import NOON

MARCH, APRIL = NOON.date().replace(day=1), NOON.date().replace(month=4, day=1)
HOUR = timedelta(hours=1)


def armed(alice: Person, at: datetime = NOON) -> Plan:
    times = {"starts": at, "due": at + HOUR, "first_due": at + HOUR, "written": at, "armed": at}
    return Plan.objects.create(person=alice, state="armed", look_at=at, **times)


def closed(plan: Plan, at: datetime, *, is_forced: bool = False) -> Plan:
    changed = {"state": "closed", "closed": at, "is_forced": is_forced}
    Plan.objects.filter(pk=plan.pk).update(**changed)
    return Plan.objects.get(pk=plan.pk)


def alarm(plan: Plan, why: Why = Why.OVERDUE, **given: object) -> Alarm:
    began = plan.due + timedelta(minutes=15)
    columns = {"climb_why": why, "climb_began": began, "began": began, "ended": began + HOUR}
    return Alarm.objects.create(plan=plan, why=why, **{**columns, **given})


def figures() -> dict[str, int]:
    return {row.kind: row.number for row in Figure.objects.exclude(number=0)}


def test_plan_that_is_armed_counts_once_however_often_it_is_counted(alice: Person) -> None:
    plan = armed(alice)
    count_armed(plan)
    count_armed(plan)
    count_armed(armed(alice))
    assert figures() == {"armed": 2}


def test_draft_is_not_counted_as_armed(alice: Person) -> None:
    times = {"starts": NOON, "due": NOON, "first_due": NOON, "written": NOON}
    count_armed(Plan.objects.create(person=alice, **times))
    assert not figures()


def test_plan_closed_in_time_counts_in_the_month_that_it_closed_in(alice: Person) -> None:
    last = datetime.fromisoformat("2027-03-31T23:00:00+00:00")
    plan = armed(alice, last)
    count_armed(plan)
    plan = closed(plan, last + 2 * HOUR)
    count_closed(plan)
    count_closed(plan)
    rows = Figure.objects.values_list("month", "kind", "number")
    assert set(rows) == {(MARCH, "armed", 1), (APRIL, "in_time", 1)}


def test_plan_still_open_is_not_closed(alice: Person) -> None:
    count_closed(armed(alice))
    assert not figures()


def test_alarm_ended_by_the_persons_own_check_in_was_false(alice: Person) -> None:
    plan = armed(alice)
    climbed = alarm(plan)
    closed(plan, climbed.began + HOUR)
    count_ended(climbed)
    assert figures() == {"alarm": 1, "false_alarm": 1}


@pytest.mark.parametrize("why", [Why.FORCED, Why.HELP])
def test_alarm_that_was_meant_is_not_false_when_the_person_ends_it(alice: Person, why: Why) -> None:
    plan = armed(alice)
    climbed = alarm(plan, why)
    closed(plan, climbed.began + HOUR)
    count_ended(climbed)
    assert "false_alarm" not in figures()


def test_forced_check_in_is_an_alarm_like_one_that_nobody_answered(alice: Person) -> None:
    forced, silent = armed(alice), armed(alice)
    closed(forced, NOON + HOUR, is_forced=True)
    seen = []
    for one, why in ((forced, Why.FORCED), (silent, Why.OVERDUE)):
        Figure.objects.all().delete()
        count_ended(alarm(one, why, ended=None))
        seen.append(figures())
    assert seen[0] == seen[1] == {"alarm": 1}


def test_plan_whose_alarm_was_counted_is_not_counted_as_closed_in_time(alice: Person) -> None:
    plan = armed(alice)
    climbed = alarm(plan)
    plan = closed(plan, climbed.began + HOUR)
    count_ended(climbed)
    count_closed(plan)
    assert figures() == {"alarm": 1, "false_alarm": 1}


def test_alarm_that_nobody_counted_is_counted_when_its_plan_is_erased(alice: Person) -> None:
    plan = armed(alice)
    climbed = alarm(plan, Why.HELP)
    count_closed(closed(plan, climbed.began + HOUR))
    assert figures() == {"alarm": 1, "help": 1}


def test_alarm_that_begins_anew_after_its_end_is_counted_once(alice: Person) -> None:
    climbed = alarm(armed(alice))
    count_ended(climbed)
    Alarm.objects.filter(pk=climbed.pk).update(why=Why.FORCED, ended=None)
    count_ended(climbed)
    assert figures()["alarm"] == 1


def test_alarm_taken_on_says_how_soon(alice: Person) -> None:
    plan = armed(alice)
    began = plan.due + timedelta(minutes=15)
    count_ended(alarm(plan, first_taken=began + timedelta(seconds=61)))
    took = Figure.objects.get(kind="took")
    assert (took.part, took.number, figures()["taken"]) == (2, 1, 1)


@pytest.mark.parametrize(("late_secs", "is_late"), [(60, False), (61, True)])
def test_alarm_that_the_board_began_late_is_late(
    alice: Person, late_secs: int, is_late: bool
) -> None:
    count_ended(alarm(armed(alice), late_secs=late_secs))
    assert ("late" in figures()) is is_late


@pytest.mark.parametrize(("secs", "is_late"), [(60, False), (61, True)])
def test_alarm_whose_first_message_was_handed_over_late_is_late(
    alice: Person, secs: int, is_late: bool
) -> None:
    climbed = alarm(armed(alice))
    for number, after in enumerate((secs, secs + 600)):
        sent = climbed.began + timedelta(seconds=after)
        Dispatch.objects.create(
            key=f"k{number}",
            about=f"meetings.alarm:{climbed.pk}",
            channel=Channel.MAIL,
            to=seal("joe@example.org"),
            written=climbed.began,
            due=climbed.began,
            best_before=sent + HOUR,
            sent=sent,
        )
    count_ended(climbed)
    assert ("late" in figures()) is is_late


def test_many_are_counted_in_few_statements(
    alice: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plans = [closed(armed(alice), NOON + HOUR) for _ in range(12)]
    for plan in plans[:5]:
        alarm(plan)
    with django_assert_max_num_queries(20):
        count_over([plan.pk for plan in plans])
    assert figures() == {"in_time": 7, "alarm": 5, "false_alarm": 5}


def test_plans_of_who_leaves_the_board_stay_counted(alice: Person) -> None:
    closed(armed(alice), NOON + HOUR)
    _erase(alice)
    assert not Plan.objects.exists()
    assert figures() == {"in_time": 1}
