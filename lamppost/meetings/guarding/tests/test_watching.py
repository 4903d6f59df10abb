"""Who looks, who stands in, and who says so."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from lamppost.meetings import clock
from lamppost.meetings.guarding import standing_in, watching
from lamppost.meetings.guarding.lateness import late_by
from lamppost.meetings.guarding.pulse import (
    STAND_IN,
    TURN,
    WATCH,
    beat,
    is_watched,
    silent_for,
    take_turn,
)
from lamppost.meetings.guarding.standing_in import StandIn
from lamppost.meetings.guarding.tests.made import END, MINUTE, SECOND, make_armed, make_contact
from lamppost.meetings.guarding.watching import AFTER_TROUBLE_SECS, Guard, Looker
from lamppost.meetings.models import Alarm, Pulse
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread lets go of the database between its turns; a test's has to stay."""
    for module in (watching, standing_in):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)


def at(monkeypatch: pytest.MonkeyPatch, moment: Any) -> None:
    monkeypatch.setattr(clock, "look_again", lambda: moment)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_watcher_is_silent_half_a_minute_after_its_last_beat() -> None:
    assert not is_watched(NOON)
    assert silent_for(NOON) is None
    beat(WATCH, NOON)
    assert is_watched(NOON + 30 * SECOND)
    assert not is_watched(NOON + 31 * SECOND)


def test_of_two_web_processes_one_stands_in_and_the_other_when_its_turn_is_over() -> None:
    assert take_turn("one", NOON)
    assert not take_turn("other", NOON + SECOND)
    assert take_turn("one", NOON + 5 * SECOND)
    assert take_turn("other", NOON + 5 * SECOND + TURN + SECOND)
    assert not take_turn("one", NOON + 7 * SECOND + TURN)


def test_a_turn_of_the_guard_looks_beats_and_writes_down_the_time(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_armed(alice, make_contact(alice, "Ana"))
    at(monkeypatch, END)
    Looker().turn(as_whom=WATCH)
    assert Alarm.objects.exists()
    assert set(Pulse.objects.values_list("name", "at")) == {(WATCH, END), (clock.CLOCK, END)}


def test_a_database_that_is_gone_for_a_while_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at(monkeypatch, NOON)

    def gone(now: Any, limit: int) -> int:
        raise OperationalError

    looker = Looker()
    monkeypatch.setattr(watching, "look", gone)
    looker.turn()
    looker.turn()
    assert looker.wait_secs == AFTER_TROUBLE_SECS
    assert caplog.text.count("Traceback") == 1
    monkeypatch.setattr(watching, "look", lambda now, limit: 0)
    looker.turn()
    assert looker.wait_secs < AFTER_TROUBLE_SECS


class Exited(BaseException):
    pass


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setattr(watching.os, "_exit", codes.append)  # type: ignore[attr-defined]
    return codes


def test_a_guard_that_dies_takes_its_process_with_it(
    exits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(looker: Looker, *, as_whom: str) -> None:
        raise Exited

    monkeypatch.setattr(Looker, "turn", die)
    with pytest.raises(Exited):
        Guard(threading.Event()).run()
    assert exits == [watching.DIED]


def test_a_guard_that_is_asked_to_stop_just_stops(exits: list[int]) -> None:
    stop = threading.Event()
    stop.set()
    Guard(stop).run()
    assert exits == []


def test_a_guard_that_is_stuck_takes_its_process_with_it(
    exits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = Guard(threading.Event())
    guard.exit_if_stuck()
    assert exits == []
    monkeypatch.setattr(guard._looker, "turned", guard._looker.turned - watching.STUCK_SECS - 1)
    guard.exit_if_stuck()
    assert exits == [watching.DIED]


class NoSenders:
    running = 0

    def __init__(self, clock: Any, *, is_daemon: bool) -> None:
        assert is_daemon

    def start(self) -> None:
        NoSenders.running += 1

    def stop(self) -> None:
        NoSenders.running -= 1


def test_a_web_process_sends_and_looks_until_the_watcher_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(standing_in, "Senders", NoSenders)
    beat(WATCH, NOON)
    one = StandIn()
    one._may_act = 0
    acts = []
    for secs, beats in ((29, False), (31, False), (60, False), (61, True)):
        moment = NOON + secs * SECOND
        at(monkeypatch, moment)
        if beats:
            beat(WATCH, moment)
        one._ask_due = 0
        one._look_around()
        acts.append((one._is_acting, NoSenders.running))
    assert acts == [(False, 0), (True, 1), (True, 1), (False, 0)]
    assert Pulse.objects.get(name=STAND_IN).at == NOON + 60 * SECOND


def test_a_board_that_starts_gives_its_watcher_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, NOON)
    one = StandIn()
    one._look_around()
    assert not one._is_acting


def test_the_heartbeat_says_by_how_much_plans_are_seen_to_late(
    alice: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_armed(alice, make_contact(alice, "Ana"))
    first_look = END - 25 * MINUTE
    beat(WATCH, first_look)
    at(monkeypatch, first_look + 30 * SECOND)
    answer = client.get("/meetings/heartbeat/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    at(monkeypatch, first_look + 90 * SECOND)
    answer = client.get("/meetings/heartbeat/")
    assert (answer.status_code, answer.json()) == (503, {"status": "late", "late_secs": 90})
    assert "alice" not in answer.content.decode().lower()


def test_a_board_without_plans_is_late_if_nobody_would_look() -> None:
    assert late_by(NOON) == timedelta(0)
    beat(WATCH, NOON)
    assert late_by(NOON + MINUTE) == timedelta(0)
    assert late_by(NOON + 2 * MINUTE) == 2 * MINUTE
    beat(STAND_IN, NOON + 2 * MINUTE)
    assert late_by(NOON + 2 * MINUTE) == timedelta(0)


def test_pages_ask_the_database_for_the_time_only_where_clocks_are_watched(
    settings: Settings,
) -> None:
    settings.CLOCK_IS_WATCHED = True
    clock.forget()
    assert clock.now() <= clock.now()
    clock.forget()
