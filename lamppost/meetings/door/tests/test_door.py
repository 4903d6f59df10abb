from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.meetings.door.actions import DoorRefused, forget_old_doors
from lamppost.meetings.door.questions import door_of
from lamppost.meetings.door.tests.cast import LATER, digits_of, enter, open_for, wrong_for
from lamppost.meetings.models import DoorCode
from lamppost.people.actions import add_persona, block_person
from lamppost.people.models import Person
from lamppost.relay.actions import end_conversation, open_conversation, say_met
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, letter
from lamppost.standing.models import Met
from lamppost.standing.reading import facts_of
from lamppost.testing import NOON, make_ad

HOUR = timedelta(hours=1)
MIDNIGHT = NOON.replace(hour=0) + timedelta(days=1)


def open_talk(alice: Person, bob: Person) -> Conversation:
    talk = begin(alice, bob)
    open_for(talk, alice)
    return talk


def test_two_who_enter_each_others_digits_have_met(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    assert not enter(talk, alice, digits_of(talk, bob))
    assert [facts_of(person).meetings for person in (alice, bob)] == [0, 0]
    assert enter(talk, bob, digits_of(talk, alice))
    assert [facts_of(person).meetings for person in (alice, bob)] == [1, 1]
    assert set(Side.objects.values_list("met_on", flat=True)) == {NOON.date()}


@pytest.mark.parametrize("is_door_first", [True, False])
def test_meeting_said_in_letters_too_counts_once(
    alice: Person, bob: Person, *, is_door_first: bool
) -> None:
    talk = open_talk(alice, bob)

    def at_the_door() -> None:
        enter(talk, alice, digits_of(talk, bob))
        enter(talk, bob, digits_of(talk, alice))

    def in_letters() -> None:
        for person in (alice, bob):
            say_met(own_side(talk, person), NOON.date(), by=person, at=LATER)

    for way in (at_the_door, in_letters) if is_door_first else (in_letters, at_the_door):
        way()
    assert Met.objects.count() == 2


def test_digits_entered_again_count_once(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    for person, other in ((alice, bob), (bob, alice), (alice, bob), (bob, alice)):
        enter(talk, person, digits_of(talk, other))
    assert Met.objects.count() == 2


def test_either_of_the_two_may_open_it_and_both_get_the_same(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    before = digits_of(talk, alice), digits_of(talk, bob)
    open_for(talk, bob)
    assert (digits_of(talk, alice), digits_of(talk, bob)) == before


def test_digits_lie_sealed_and_are_never_those_of_the_other(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    for code in DoorCode.objects.all():
        assert digits_of(talk, code.person).encode() not in bytes(code.digits)
    assert digits_of(talk, alice) != digits_of(talk, bob)


def test_digits_are_drawn_again_where_both_would_be_alike(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([7, 7, 7, 8])
    monkeypatch.setattr(
        "lamppost.meetings.door.actions.secrets.randbelow", lambda _most: next(drawn)
    )
    talk = open_talk(alice, bob)
    assert (digits_of(talk, alice), digits_of(talk, bob)) == ("0007", "0008")


def test_other_learns_that_a_code_is_offered_and_not_what_was_entered(
    alice: Person, bob: Person
) -> None:
    talk = open_talk(alice, bob)
    before = door_of(own_side(talk, bob), bob, LATER)
    assert before.is_offered
    assert before.digits == digits_of(talk, bob)
    enter(talk, alice, digits_of(talk, bob))
    assert door_of(own_side(talk, bob), bob, LATER) == before


@pytest.mark.parametrize("typed", ["", "12", "12345", "١٢٣٤", "abcd"])
def test_what_is_no_code_costs_no_try(alice: Person, bob: Person, typed: str) -> None:
    talk = open_talk(alice, bob)
    for _ in range(9):
        with pytest.raises(DoorRefused, match="four digits"):
            enter(talk, alice, typed)
    assert enter(talk, alice, digits_of(talk, bob)) is False


def test_own_digits_are_told_from_wrong_ones(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    with pytest.raises(DoorRefused, match="your own"):
        enter(talk, alice, digits_of(talk, alice))


def test_sixth_wrong_guess_in_an_hour_is_refused_even_if_it_were_right(
    alice: Person, bob: Person
) -> None:
    talk = open_talk(alice, bob)
    wrong, right = wrong_for(talk), digits_of(talk, bob)
    for _ in range(5):
        with pytest.raises(DoorRefused, match="not the digits"):
            enter(talk, alice, wrong)
    for typed in (wrong, right):
        with pytest.raises(DoorRefused, match="too many"):
            enter(talk, alice, typed)
    assert not enter(talk, bob, digits_of(talk, alice)), "the other's tries are their own"
    assert enter(talk, alice, right, LATER + HOUR)


def test_digits_are_good_in_the_night_after_and_not_in_the_morning(
    alice: Person, bob: Person
) -> None:
    talk = open_talk(alice, bob)
    enter(talk, alice, digits_of(talk, bob), MIDNIGHT + 5 * HOUR)
    with pytest.raises(DoorRefused, match="new digits"):
        enter(talk, bob, digits_of(talk, alice), MIDNIGHT + 6 * HOUR)


def test_meeting_in_the_night_counts_for_the_day_before(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    enter(talk, alice, digits_of(talk, bob), MIDNIGHT + HOUR)
    assert enter(talk, bob, digits_of(talk, alice), MIDNIGHT + HOUR)
    assert set(Met.objects.values_list("on", flat=True)) == {NOON.date()}


def test_next_day_has_digits_of_its_own(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    open_for(talk, bob, MIDNIGHT + 12 * HOUR)
    assert DoorCode.objects.filter(conversation=talk).values("day").distinct().count() == 2


def test_conversation_that_has_ended_has_no_door(alice: Person, bob: Person) -> None:
    talk = open_talk(alice, bob)
    end_conversation(talk, by=bob, at=LATER)
    for refused in (lambda: open_for(talk, alice), lambda: enter(talk, alice, "1234")):
        with pytest.raises(DoorRefused, match="has ended"):
            refused()


def test_who_is_blocked_reads_the_same_and_gets_nowhere(
    alice: Person, bob: Person, carol: Person
) -> None:
    talk, same = open_talk(alice, bob), open_talk(carol, bob)
    block_person(alice, persona=bob.personas.get())
    with pytest.raises(DoorRefused) as blocked:
        enter(talk, bob, digits_of(talk, alice))
    with pytest.raises(DoorRefused) as wrong:
        enter(same, bob, wrong_for(same))
    assert blocked.value.sentence == wrong.value.sentence
    assert not Met.objects.exists()


def test_who_is_blocked_offers_nothing(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    block_person(alice, persona=bob.personas.get())
    open_for(talk, bob)
    assert set(DoorCode.objects.values_list("person", flat=True)) == {bob.pk}


def test_door_does_not_tell_which_names_are_one(alice: Person, bob: Person) -> None:
    robert = add_persona(bob, "Robert")
    talk = open_conversation(make_ad(alice), letter("It is me"), by=robert, at=NOON)
    block_person(alice, persona=bob.personas.get(name="Bob"))
    assert door_of(own_side(talk, alice), alice, LATER).digits == ""
    open_for(talk, alice)
    with pytest.raises(DoorRefused, match="not the digits"):
        enter(talk, alice, wrong_for(talk))


def test_code_is_forgotten_once_its_night_is_over(alice: Person, bob: Person) -> None:
    open_talk(alice, bob)
    assert forget_old_doors(MIDNIGHT + 6 * HOUR) == 0
    assert forget_old_doors(MIDNIGHT + timedelta(days=1)) == 2
