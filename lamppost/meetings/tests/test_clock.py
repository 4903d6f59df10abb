"""The board's time, asked of the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.meetings import clock
from lamppost.meetings.models import Pulse
from lamppost.meetings.trusting import Reading
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Hands:
    """The clocks that the test sets by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = NOON, 100.0

    def pass_by(self, secs: float) -> None:
        self.wall += timedelta(seconds=secs)
        self.steady += secs

    def read(self) -> Reading:
        return Reading(self.wall, clock.boot(), self.steady)


@pytest.fixture
def hands(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    settings.CLOCK_IS_WATCHED = True
    hands = Hands()
    clock.forget()
    monkeypatch.setattr(clock, "_read", hands.read)
    monkeypatch.setattr(clock, "steady_secs", lambda: hands.steady)
    yield hands
    clock.forget()


def test_a_page_does_not_ask_the_database_each_time(
    hands: Hands, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clock.now()
    hands.pass_by(30)
    with django_assert_num_queries(0):
        assert clock.now() == NOON + timedelta(seconds=30)


def test_a_process_that_starts_after_a_step_knows_of_it(hands: Hands) -> None:
    clock.keep(clock.look_again())
    hands.pass_by(60)
    hands.wall += HOUR
    clock.forget()
    assert clock.look_again() == NOON + timedelta(seconds=60)
    assert clock.what_is_trusted().is_in_doubt


def test_no_process_is_behind_what_another_has_written(hands: Hands) -> None:
    clock.look_again()
    Pulse.objects.create(name=clock.CLOCK, at=NOON + HOUR, boot="another", steady=3)
    assert clock.look_again() == NOON + HOUR


def test_what_is_written_never_goes_back(hands: Hands) -> None:
    clock.keep(NOON + HOUR)
    clock.keep(NOON)
    assert Pulse.objects.get(name=clock.CLOCK).at == NOON + HOUR


def test_another_clock_is_asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "others", [lambda: NOON, lambda: None])
    assert clock._read().others[-1] == NOON


def test_the_database_says_what_time_it_is_everywhere() -> None:
    assert abs(clock._database_wall() - datetime.now(UTC)) < HOUR
    assert clock._database_wall().utcoffset() == timedelta(0)


def test_the_kernel_is_asked_and_sets_nothing() -> None:
    assert clock.is_kept_right() in {True, False}
