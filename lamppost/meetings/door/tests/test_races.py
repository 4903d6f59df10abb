"""Two at the door at the same moment; true threads on PostgreSQL, SQLite lets in one at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from lamppost.meetings.door.actions import DoorRefused
from lamppost.meetings.door.tests.cast import digits_of, enter, open_for, wrong_for
from lamppost.meetings.models import DoorCode
from lamppost.people.models import Person
from lamppost.relay.tests.cast import begin
from lamppost.standing.models import Met

ROUNDS = 6

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
    ),
]


def together(*acts: Callable[[], object]) -> list[object]:
    gate = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            gate.wait()
            return act()
        except DoorRefused as refused:
            return refused.sentence
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_who_open_at_once_have_one_code_each(alice: Person, bob: Person) -> None:
    for round_ in range(1, ROUNDS + 1):
        talk = begin(alice, bob)
        together(lambda t=talk: open_for(t, alice), lambda t=talk: open_for(t, bob))  # type: ignore[misc]
        assert DoorCode.objects.count() == 2 * round_


def test_two_who_enter_at_once_have_met_once(alice: Person, bob: Person) -> None:
    for round_ in range(1, ROUNDS + 1):
        talk = begin(alice, bob)
        open_for(talk, alice)
        hers, his = digits_of(talk, alice), digits_of(talk, bob)
        said = together(
            lambda t=talk, d=his: enter(t, alice, d),  # type: ignore[misc]
            lambda t=talk, d=hers: enter(t, bob, d),  # type: ignore[misc]
        )
        assert sorted(map(str, said)) == ["False", "True"]
        assert Met.objects.count() == 2 * round_


def test_guesses_sent_at_once_are_counted_each(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    open_for(talk, alice)
    wrong = wrong_for(talk)
    said = together(*[lambda: enter(talk, alice, wrong)] * 9)
    assert sum("not the digits" in str(one) for one in said) == 5
