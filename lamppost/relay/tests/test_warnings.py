"""What a letter's reader is told about it, and what only its author is."""

from __future__ import annotations

import pytest

from lamppost.board.tests.cast import signed_in
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import begin, say

pytestmark = pytest.mark.django_db


def seen_by(person: Person, letter: Letter) -> str:
    return signed_in(person).get(letter.conversation.get_absolute_url()).content.decode()


def test_reader_is_warned_of_a_trick(alice: Person, bob: Person) -> None:
    letter = say(begin(alice, bob), bob, "Please pay the deposit by Western Union first.")
    assert "cannot be called back" in seen_by(alice, letter)
    assert "cannot be called back" not in seen_by(bob, letter)


def test_reader_is_not_told_what_is_meant_for_the_author(alice: Person, bob: Person) -> None:
    letter = begin(alice, bob, "My number is 937-555-0142.").letters.get()
    assert letter.findings
    assert "You give your phone number away" not in seen_by(alice, letter)


def test_reader_of_a_letter_that_was_let_through_does_not_learn_why_it_waited(
    alice: Person, bob: Person
) -> None:
    letter = say(begin(alice, bob), bob, "Is it still there?")
    said = {"check": "pace", "words": "", "sentence": "You have written to many people."}
    Letter.objects.filter(pk=letter.pk).update(findings=[said])
    assert "written to many people" not in seen_by(alice, letter)
