"""What those who review do to letters, and what either of the two sees of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lamppost.journal.decisions import Ruling
from lamppost.notices.models import Notice
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.relay.actions import end_conversation
from lamppost.relay.actions.deciding import (
    LetterMoved,
    hold_letter,
    refuse_letter,
    release_letter,
    remove_letter,
)
from lamppost.relay.models import Conversation, Letter, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, put_in_state
from lamppost.relay.unread import count_unread
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=3)
SECRET = "Xylophone words"
WHY = Ruling(rule="test")


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def letter_of(talk: Conversation, person: Person, state: str = "sent") -> Letter:
    letter = Letter.objects.create(
        conversation=talk, side=own_side(talk, person), text=SECRET, written=NOON, key=state
    )
    if state != "sent":
        put_in_state(state, Letter.objects.filter(pk=letter.pk))
        letter.refresh_from_db()
    return letter


def page_for(person: Person, talk: Conversation) -> str:
    client = Client()
    client.force_login(person)
    return client.get(talk.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", ["held", "refused", "removed"])
def test_letter_cannot_be_restricted_without_a_reason(
    talk: Conversation, bob: Person, state: str
) -> None:
    letter = letter_of(talk, bob)
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=state, look_by=NOON)


def test_removed_letter_is_gone_for_its_reader_and_stays_with_its_author(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob)
    assert SECRET in page_for(alice, talk)
    remove_letter(letter, WHY, by=mo, at=NOON)
    assert SECRET not in page_for(alice, talk)
    assert "This letter was removed" in page_for(alice, talk)
    assert SECRET in page_for(bob, talk)
    assert "/reasons/" in page_for(bob, talk)
    assert "/reasons/" not in page_for(alice, talk)


def test_removed_letter_comes_back_as_it_was(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob)
    removed = remove_letter(letter, WHY, by=mo, at=NOON)
    restored = release_letter(letter, WHY, by=mo, at=LATER)
    assert (letter.state, restored.undoes) == ("sent", removed)
    assert SECRET in page_for(alice, talk)
    assert not Notice.objects.filter(kind="letter", body__contains=SECRET).exists()


def test_released_letter_goes_on_as_a_new_one_does(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob, "held")
    Side.objects.filter(persona__person=alice).update(read_until=letter.pk + 5)
    assert count_unread(alice) == 0
    release_letter(letter, WHY, by=mo, at=LATER)
    assert letter.state == "sent"
    assert count_unread(alice) == 1
    assert Notice.objects.filter(kind="letter", body__contains=SECRET).count() == 1


def test_letter_between_two_of_whom_one_blocks_is_dropped_when_it_is_released(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob, "held")
    block_person(alice, persona=bob.personas.get())
    release_letter(letter, WHY, by=mo, at=LATER)
    assert letter.state == "dropped"
    assert not Notice.objects.filter(kind="letter", body__contains=SECRET).exists()


def test_letter_of_a_conversation_that_has_ended_is_not_sent_on(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob, "held")
    end_conversation(talk, by=alice, at=NOON)
    release_letter(letter, WHY, by=mo, at=LATER)
    assert letter.state == "dropped"


def test_letter_that_came_and_was_held_comes_back_to_a_conversation_that_has_ended(
    talk: Conversation, alice: Person, bob: Person, mo: Person
) -> None:
    letter = letter_of(talk, bob)
    hold_letter(letter, WHY, by=mo, at=NOON)
    assert SECRET not in page_for(alice, talk)
    end_conversation(talk, by=alice, at=NOON)
    release_letter(letter, WHY, by=mo, at=LATER)
    assert letter.state == "sent"


def test_of_two_who_decide_one_wins(talk: Conversation, bob: Person, mo: Person) -> None:
    letter = letter_of(talk, bob, "held")
    stale = Letter.objects.get(pk=letter.pk)
    refuse_letter(letter, WHY, by=mo, at=NOON)
    with pytest.raises(LetterMoved):
        release_letter(stale, WHY, by=mo, at=NOON)
    with pytest.raises(LetterMoved):
        refuse_letter(stale, WHY, by=mo, at=NOON)
    assert Letter.objects.get(pk=letter.pk).state == "refused"
