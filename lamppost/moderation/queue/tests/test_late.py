"""What nobody has looked at in time: those who wait are told, and nothing else happens."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db.models import Model
from pytest_django import Settings

from lamppost.board.models import Ad, State
from lamppost.config.timetable import TIMETABLE
from lamppost.journal.decisions import decisions_about
from lamppost.moderation.models import Case, LateMark, Rank
from lamppost.moderation.queue.late import sum_late_due, tell_late_due
from lamppost.moderation.queue.tests.cast import (
    appeal_of,
    at,
    campaign_of,
    case_of,
    held_ad,
    held_letter,
    listed,
)
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, restrict

A_YEAR = timedelta(days=366)


def told(kind: str = "late") -> list[tuple[str, str]]:
    notices = Notice.objects.filter(kind=kind).order_by("pk")
    return list(notices.values_list("address", "subject"))


def test_each_who_waits_is_told_once_and_only_after_the_time(
    alice: Person, bob: Person, mo: Person
) -> None:
    held_ad(alice, title="Brass lamp", hours=1)
    held_letter(alice, bob, hours=2)
    appeal_of(make_ad(bob), by=mo, hours=3)
    assert tell_late_due(at(1)) == 0
    assert told() == []
    assert tell_late_due(at(1.5)) == 1
    assert told() == [("alice@example.org", "“Brass lamp” is still being looked at")]
    assert tell_late_due(at(4)) == 2
    assert tell_late_due(at(400)) == 0
    assert {address for address, _subject in told()[1:]} == {"bob@example.org"}
    body = Notice.objects.get(kind="late", address="alice@example.org").body
    assert "nothing has changed" in body
    assert "Nothing is removed because it waits" in body


def test_many_that_are_late_at_the_same_moment_are_all_told(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.moderation.queue.late.AT_ONCE", 2)
    for _ in range(5):
        held_ad(alice, hours=1)
    assert tell_late_due(at(2)) == 5
    assert len(told()) == 5
    held_ad(alice, hours=1)  # of the same moment, and came after the others were told
    assert tell_late_due(at(2)) == 1


def test_ad_that_is_held_again_is_told_again(alice: Person) -> None:
    ad = held_ad(alice, hours=1)
    tell_late_due(at(2))
    restrict(ad)
    Ad.objects.update(look_by=at(30))
    tell_late_due(at(40))
    assert len(told()) == 2


def test_telling_that_breaks_off_leaves_no_mark(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_ad(alice, hours=1)

    def broken(waiting: object) -> bool:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("lamppost.moderation.queue.late.tell_waiting", broken)
        with pytest.raises(RuntimeError):
            tell_late_due(at(2))
    assert not LateMark.objects.exists()
    assert tell_late_due(at(2)) == 1


def test_hosts_are_told_once_a_day_how_much_is_late_and_no_word_of_it(
    alice: Person, bob: Person, carol: Person, mo: Person
) -> None:
    make_steward(carol, Rank.HOST, at=NOON)
    held_ad(alice, title="Brass lamp", hours=1)
    case_of(make_ad(alice, "Red bike"), hours=2)
    campaign_of(make_ad(alice), make_ad(bob), hours=100)
    assert sum_late_due(at(0.5)) == 0
    assert sum_late_due(at(3)) == sum_late_due(at(4)) == 2
    sum_late_due(at(27))
    assert [address for address, _subject in told("late_sum")] == ["carol@example.org"] * 2
    body = Notice.objects.filter(kind="late_sum")[0].body
    assert "1  Held ads" in body
    assert "1  Reports" in body
    assert "Campaigns" not in body
    assert not {"Brass", "Red"} & set(body.split())
    Case.objects.all().delete()


def test_without_a_host_the_board_s_own_address_is_told(alice: Person, settings: Settings) -> None:
    settings.BOARD_CONTACT = "board@example.org"
    held_ad(alice, hours=1)
    sum_late_due(at(3))
    assert [address for address, _subject in told("late_sum")] == ["board@example.org"]


def _states(*things: Model) -> list[tuple[str, int]]:
    found = []
    for thing in things:
        thing.refresh_from_db()
        found.append((str(getattr(thing, "state", "")), decisions_about(thing).count()))
    return found


def test_hold_is_still_a_hold_after_a_year_of_nobody_looking(
    alice: Person, bob: Person, mo: Person
) -> None:
    """All that the clock does, every day for a year: nobody's silence decides anything."""
    things = (held_ad(alice), held_letter(alice, bob))
    case_of(make_ad(bob, "Reported by all", expires=NOON + 2 * A_YEAR), *["spam"] * 10)
    before = _states(*things)
    assert [state for state, _count in before] == ["held", "held"]
    for day in (1, 2, 7, 30, 90, 180, 365, 366):
        _run_all(NOON + timedelta(days=day))
    assert _states(*things) == before
    assert Ad.objects.get(title="Reported by all").state == State.LIVE
    assert len(listed(mo, NOON + A_YEAR)) == 3
    assert len(told()) == 2


def _run_all(now: datetime) -> None:
    for entry in TIMETABLE:
        entry.what(now)
