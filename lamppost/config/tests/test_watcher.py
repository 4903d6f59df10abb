"""The watcher and its timetable."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from lamppost.config.timetable import TIMETABLE, Entry, clear_sessions
from lamppost.config.watcher import Watcher, last_beat
from lamppost.testing import NOON

SECOND = timedelta(seconds=1)


def _nothing(now: datetime) -> None:
    pass


def _break(now: datetime) -> None:
    raise ZeroDivisionError


def test_each_entry_has_its_turn_at_once_and_then_when_its_time_has_passed() -> None:
    watcher = Watcher([Entry("often", SECOND, _nothing), Entry("seldom", 3 * SECOND, _nothing)])
    ours = {"often", "seldom"}
    done = [ours & set(watcher.look(steady=at, now=NOON)) for at in (0, 0.5, 1, 2, 3)]
    assert done == [ours, set(), {"often"}, {"often"}, ours]


def test_entry_that_fails_holds_up_no_other_and_is_tried_again_within_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    watcher = Watcher([Entry("break", 3600 * SECOND, _break), Entry("work", SECOND, _nothing)])
    assert "work" in watcher.look(steady=0, now=NOON)
    assert "work" in watcher.look(steady=60, now=NOON)
    assert [bool(record.exc_info) for record in caplog.records] == [True, False]
    assert "could not break: ZeroDivisionError" in caplog.text


def test_watcher_lives_on_where_every_entry_fails() -> None:
    Watcher([Entry("break", SECOND, _break)]).look(steady=0, now=NOON)
    assert last_beat() == NOON


def test_each_entry_is_given_the_time() -> None:
    given: list[datetime] = []
    Watcher([Entry("note", SECOND, given.append)]).look(steady=5, now=NOON)
    assert given == [NOON]


def test_wall_clock_set_back_stops_nothing() -> None:
    watcher = Watcher([Entry("work", SECOND, _nothing)])
    watcher.look(steady=0, now=NOON)
    assert "work" in watcher.look(steady=1, now=NOON - timedelta(days=400))


@pytest.mark.django_db
def test_whole_timetable_can_be_done_on_an_empty_board() -> None:
    done = Watcher(TIMETABLE).look(steady=0, now=NOON)
    assert {entry.name for entry in TIMETABLE} <= set(done)


def test_no_two_entries_share_a_name() -> None:
    assert len({entry.name for entry in TIMETABLE}) == len(TIMETABLE)


@pytest.mark.django_db
def test_sessions_that_ran_out_are_forgotten() -> None:
    now = timezone.now()
    for key, ends in (("old", now - SECOND), ("new", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    clear_sessions(now)
    assert [session.session_key for session in Session.objects.all()] == ["new"]
