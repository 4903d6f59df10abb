"""Two contacts who take it on at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from lamppost.meetings.alarms.actions import put_down, take_on
from lamppost.meetings.models import Alarm
from lamppost.meetings.telling.tests.stage import END, raise_alarm, set_stage

pytestmark = pytest.mark.django_db(transaction=True)


def together(*tries: Callable[[], bool]) -> list[bool]:
    barrier, results = threading.Barrier(len(tries)), [False] * len(tries)

    def run(place: int) -> None:
        try:
            barrier.wait(timeout=10)
            results[place] = tries[place]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(tries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def test_of_two_who_take_it_on_at_once_one_has_it() -> None:
    stage = set_stage()
    raise_alarm(stage.plan, stage.ana, stage.joe)
    plan = stage.plan.public_id

    results = together(
        lambda: take_on(stage.ana, plan, at=END), lambda: take_on(stage.joe, plan, at=END)
    )

    winner = stage.ana if results[0] else stage.joe
    assert sorted(results) == [False, True]
    assert Alarm.objects.get().taken_by == winner


def test_putting_down_twice_at_once_begins_one_climb() -> None:
    stage = set_stage()
    raise_alarm(stage.plan, stage.ana, taken_by=stage.ana, taken=END, look_at=None)
    plan = stage.plan.public_id

    results = together(*[lambda: put_down(stage.ana, plan, at=END)] * 2)

    assert sorted(results) == [False, True]
    assert Alarm.objects.get().climb_number == 2
