from __future__ import annotations

import pytest

from lamppost.board.models import State
from lamppost.people.actions import add_persona, block_person
from lamppost.people.models import Person
from lamppost.relay.actions import (
    CannotWrite,
    LetterRefused,
    end_conversation,
    open_conversation,
    write_letter,
)
from lamppost.relay.models import LETTER_LENGTH, Conversation, Letter, Side
from lamppost.relay.sides import other_side, own_side
from lamppost.relay.tests.cast import answer, begin, letter, say
from lamppost.testing import NOON, make_ad


def test_first_letter_begins_a_conversation_of_two_masks(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob, "Is it still there?")
    assert [(side.role, side.name) for side in conversation.sides.order_by("role")] == [
        ("poster", "Alice"),
        ("writer", "Bob"),
    ]
    assert conversation.letters.get().text == "Is it still there?"


def test_second_letter_about_an_ad_goes_into_the_same_conversation(
    alice: Person, bob: Person
) -> None:
    ad = make_ad(alice)
    assert answer(ad, bob, "Hello") == answer(ad, bob, "Me again")
    assert Letter.objects.count() == 2


def test_another_persona_begins_a_conversation_of_its_own(alice: Person, bob: Person) -> None:
    ad, other = make_ad(alice), add_persona(bob, "Robert")
    assert answer(ad, bob) != open_conversation(ad, letter(), by=other, at=NOON)


def test_nobody_answers_their_own_ad_under_any_name(alice: Person) -> None:
    other = add_persona(alice, "Alicia")
    with pytest.raises(CannotWrite):
        open_conversation(make_ad(alice), letter(), by=other, at=NOON)


def test_ad_that_is_not_up_cannot_be_answered(alice: Person, bob: Person) -> None:
    with pytest.raises(CannotWrite):
        answer(make_ad(alice, state=State.CLOSED), bob)


def test_conversation_goes_on_when_the_ad_is_closed(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    type(conversation.ad).objects.update(state=State.CLOSED)  # type: ignore[union-attr]
    assert say(conversation, alice, "It is yours").state == Letter.State.SENT


def test_same_letter_twice_is_one(alice: Person, bob: Person) -> None:
    side, again = own_side(begin(alice, bob), bob), letter("Hello?")
    assert write_letter(side, again, at=NOON) == write_letter(side, again, at=NOON)


@pytest.mark.parametrize("text", ["", "  \n ", "a" * (LETTER_LENGTH + 1)])
def test_no_letter_or_an_endless_one_is_refused(alice: Person, bob: Person, text: str) -> None:
    conversation = begin(alice, bob)
    with pytest.raises(LetterRefused):
        say(conversation, bob, text)
    assert conversation.letters.count() == 1


def test_nothing_goes_through_what_has_ended(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    assert end_conversation(conversation, by=alice, at=NOON)
    with pytest.raises(LetterRefused):
        say(conversation, bob, "Why?")
    assert not end_conversation(conversation, by=bob, at=NOON)


@pytest.mark.parametrize("who_blocks", ["alice", "bob"])
def test_letter_between_people_who_block_looks_sent_and_is_dropped(
    alice: Person, bob: Person, who_blocks: str
) -> None:
    conversation = begin(alice, bob)
    one, other = (alice, bob) if who_blocks == "alice" else (bob, alice)
    block_person(one, persona=other.personas.all()[0])
    assert say(conversation, bob, "Hello?").state == Letter.State.DROPPED


def test_block_holds_across_the_names_of_both(alice: Person, bob: Person) -> None:
    block_person(alice, persona=bob.personas.all()[0])
    elsewhere = make_ad(alice, persona=add_persona(alice, "Alicia"))
    conversation = open_conversation(elsewhere, letter(), by=add_persona(bob, "Robert"), at=NOON)
    assert conversation.letters.get().state == Letter.State.DROPPED


def test_stranger_is_no_side_of_it(alice: Person, bob: Person, carol: Person) -> None:
    conversation = begin(alice, bob)
    assert not Conversation.objects.visible_to(carol).exists()
    with pytest.raises(Side.DoesNotExist):
        own_side(conversation, carol)


def test_other_side_is_the_one_that_letters_go_to(alice: Person, bob: Person) -> None:
    mine = own_side(begin(alice, bob), bob)
    assert other_side(mine).name == "Alice"
    assert other_side(other_side(mine)) == mine
