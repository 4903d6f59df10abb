"""What somebody takes along, and what the other one has left, when they leave the board."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.actions import block_person
from lamppost.people.archive import stream_archive
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, LetterPhoto
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.relay.tests.pages import as_, shown


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    """With a photo of bob's."""
    conversation = begin(alice, bob)
    upload = SimpleUploadedFile("kettle.jpg", saved(photo()))
    form = {"text": "Like this", "key": "photo", "photos": [upload]}
    as_(bob).post(conversation.get_absolute_url(), form)
    return conversation


def files_of(person: Person) -> list[str]:
    archive = zipfile.ZipFile(BytesIO(b"".join(stream_archive(person))))
    return [name for name in archive.namelist() if name.startswith("photos/letter-")]


def leave(person: Person) -> None:
    request_erasure(person)
    assert person.erase_due
    assert erase_due_people(person.erase_due) == 1


def test_archives_of_both_hold_the_photo(
    talk: Conversation, alice: Person, bob: Person, carol: Person
) -> None:
    found = LetterPhoto.objects.get()
    named = [f"photos/letter-{found.letter_id}-{found.pk}.jpg"]
    assert files_of(alice) == files_of(bob) == named
    assert files_of(carol) == []


def test_archive_of_the_other_holds_no_photo_that_did_not_come_through(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    put_in_state("held")
    assert files_of(alice) == []
    assert len(files_of(bob)) == 1


def test_other_one_sees_that_somebody_has_left_and_no_photo(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    leave(bob)
    page = shown(as_(alice).get(talk.get_absolute_url()))
    assert page.count("has left the board and taken it along") == 2
    assert "Like this" not in page
    assert "Somebody who has left" in shown(as_(alice).get("/letters/"))
    assert not LetterPhoto.objects.exists()


def test_leaving_shows_nobody_that_there_were_letters_that_never_came(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    block_person(alice, persona=bob.personas.all()[0])
    say(talk, bob, "Why do you not answer?")
    leave(bob)
    page = shown(as_(alice).get(talk.get_absolute_url()))
    assert page.count("has left the board and taken it along") == 2
