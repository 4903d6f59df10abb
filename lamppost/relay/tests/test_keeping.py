from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.core.sealing import unseal
from lamppost.people.models import Person
from lamppost.relay.actions import note_to_self, read_to, say_met
from lamppost.relay.actions.keeping import NotMet
from lamppost.relay.models import Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.standing.reading import facts_of
from lamppost.testing import NOON

TODAY = NOON.date()


def test_note_lies_sealed_and_is_read_by_its_own_side(alice: Person, bob: Person) -> None:
    side = own_side(begin(alice, bob), bob)
    note_to_self(side, "asked for the green door")
    side.refresh_from_db()
    assert b"green" not in bytes(side.note)
    assert unseal(side.note) == "asked for the green door"


def test_seen_goes_forward_only(alice: Person, bob: Person) -> None:
    side = own_side(begin(alice, bob), bob)
    read_to(side, 7)
    read_to(side, 5)
    assert Side.objects.get(pk=side.pk).read_until == 7


def test_meeting_counts_once_both_have_said_the_same_day(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    assert not say_met(own_side(conversation, alice), TODAY, by=alice, at=NOON)
    assert facts_of(alice).meetings == 0
    assert say_met(own_side(conversation, bob), TODAY, by=bob, at=NOON)
    assert [facts_of(person).meetings for person in (alice, bob)] == [1, 1]


def test_same_meeting_said_again_counts_once(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    for person in (alice, bob, alice):
        say_met(own_side(conversation, person), TODAY, by=person, at=NOON)
    assert facts_of(alice).meetings == 1


def test_different_days_are_no_meeting(alice: Person, bob: Person) -> None:
    conversation, later = begin(alice, bob), NOON + timedelta(days=1)
    say_met(own_side(conversation, alice), TODAY, by=alice, at=later)
    assert not say_met(own_side(conversation, bob), later.date(), by=bob, at=later)


@pytest.mark.parametrize("days", [-1, 1])
def test_day_before_the_first_letter_or_to_come_is_no_meeting(
    alice: Person, bob: Person, days: int
) -> None:
    side = own_side(begin(alice, bob), alice)
    with pytest.raises(NotMet):
        say_met(side, TODAY + timedelta(days=days), by=alice, at=NOON)
