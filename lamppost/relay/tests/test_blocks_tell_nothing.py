"""A block must tell neither the blocked that they are, nor the blocker which names are one."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from lamppost.people.actions import add_persona, block_person
from lamppost.people.archive import stream_archive
from lamppost.people.models import Person
from lamppost.relay.actions import open_conversation, write_letter
from lamppost.relay.actions.exchanging import propose_exchange
from lamppost.relay.exchanges import Offer
from lamppost.relay.models import Conversation
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, letter, say
from lamppost.relay.tests.pages import as_, shown
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import NOON, make_ad

OFFER = Offer({"First name": "Alice"}, ("First name",))


def under_another_name(alice: Person, bob: Person) -> Conversation:
    """Bob answers another ad of alice's, as Robert."""
    ad, robert = make_ad(alice), add_persona(bob, "Robert")
    return open_conversation(ad, letter("It is me"), by=robert, at=NOON)


def archive_of(person: Person) -> str:
    archive = zipfile.ZipFile(BytesIO(b"".join(stream_archive(person))))
    return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_block_of_one_name_does_not_show_in_the_conversation_with_another(
    alice: Person, bob: Person
) -> None:
    as_bob, as_robert = begin(alice, bob), under_another_name(alice, bob)
    block_person(alice, persona=bob.personas.get(name="Bob"))
    said = "You have blocked this person"
    assert said in shown(as_(alice).get(as_bob.get_absolute_url()))
    assert said not in shown(as_(alice).get(as_robert.get_absolute_url()))


def test_block_of_one_name_does_not_show_when_something_is_proposed_to_another(
    alice: Person, bob: Person
) -> None:
    talk = under_another_name(alice, bob)
    block_person(alice, persona=bob.personas.get(name="Bob"))
    proposed = propose_exchange(own_side(talk, alice), OFFER, at=timezone.now())
    assert proposed.hidden_from == own_side(talk, bob)


def test_conversation_that_somebody_blocked_begins_is_not_shown_to_who_blocks(
    alice: Person, bob: Person
) -> None:
    block_person(alice, persona=bob.personas.get(name="Bob"))
    talk = under_another_name(alice, bob)
    assert "Robert" not in shown(as_(alice).get("/letters/"))
    assert "Robert" not in archive_of(alice)
    assert as_(alice).get(talk.get_absolute_url()).status_code == 404
    assert talk.get_absolute_url() in shown(as_(bob).get("/letters/"))
    assert "It is me" in archive_of(bob)


def test_dropped_letter_does_not_move_the_conversation_of_who_blocks(
    alice: Person, bob: Person, carol: Person
) -> None:
    from_bob, from_carol = begin(alice, bob), begin(alice, carol)
    block_person(alice, persona=bob.personas.get(name="Bob"))
    write_letter(own_side(from_bob, bob), letter("Hello?"), at=NOON + timedelta(hours=1))
    page = shown(as_(alice).get("/letters/"))
    assert page.index(from_carol.get_absolute_url()) < page.index(from_bob.get_absolute_url())


@pytest.mark.parametrize("verdict", [Verdict.HOLD, Verdict.REFUSE])
def test_letter_that_would_be_stopped_is_stopped_for_the_blocked_too(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch, verdict: Verdict
) -> None:
    talk = begin(alice, bob)
    found = Screened(verdict, (Finding("money", "a code", "It asks for a code."),))
    monkeypatch.setattr("lamppost.relay.actions.writing.screen_letter", lambda *_, **__: found)
    before = say(talk, bob, "Tell me the code").state
    block_person(alice, persona=bob.personas.get(name="Bob"))
    assert say(talk, bob, "Tell me the code").state == before
