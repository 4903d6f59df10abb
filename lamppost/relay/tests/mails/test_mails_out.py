"""The mail that carries a letter: what it says, whom it reaches, and what it keeps to itself."""

from __future__ import annotations

import re
from email.utils import parseaddr

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import Settings

from lamppost.notices.models import Notice
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.relay.actions import LetterPicture, end_conversation, mute
from lamppost.relay.addresses import box_of, letter_address
from lamppost.relay.mails import mute_url
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, say
from lamppost.testing import NOON


def mails_to(person: Person) -> list[Notice]:
    return list(Notice.objects.filter(address=person.email, kind="letter").order_by("pk"))


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob, "Is it still there?\n-- \nBob & <b>")


def test_letter_goes_to_the_other_one_word_for_word(talk: Conversation, alice: Person) -> None:
    (mail,) = mails_to(alice)
    assert mail.subject == "Blue kettle"
    assert "Is it still there?\n-- \nBob & <b>\n" in mail.body
    assert f"/letters/{talk.public_id}/" in mail.body
    assert not Notice.objects.exclude(address=alice.email).exists()


def test_answer_goes_to_an_address_that_is_the_receivers_own_side(
    talk: Conversation, alice: Person
) -> None:
    (mail,) = mails_to(alice)
    side = own_side(talk, alice)
    assert parseaddr(mail.headers["From"]) == ("Bob (Lamppost)", letter_address(side))
    assert mail.headers["Reply-To"] == mail.headers["From"]
    box = box_of(letter_address(side))
    assert box
    assert (box.side, box.is_for_letters) == (side, True)


def test_envelope_tells_the_side_and_lets_nobody_write_as_it(
    talk: Conversation, alice: Person
) -> None:
    (mail,) = mails_to(alice)
    side = own_side(talk, alice)
    assert side.secret not in mail.sender
    box = box_of(mail.sender)
    assert box
    assert (box.side, box.is_for_letters) == (side, False)


def test_mails_of_a_conversation_make_one_thread_and_share_no_name_with_the_other_mailbox(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    say(talk, bob, "Hello?")
    say(talk, alice, "Yes")
    say(talk, alice, "Come at six")
    first, second = mails_to(alice)
    assert second.headers["In-Reply-To"] == first.headers["Message-ID"]
    assert first.headers["References"] in second.headers["References"]
    assert second.subject == "Re: Blue kettle"
    assert not _ids(mails_to(alice)) & _ids(mails_to(bob))


def _ids(mails: list[Notice]) -> set[str]:
    names = ("Message-ID", "In-Reply-To", "References")
    return {one for mail in mails for name in names for one in mail.headers[name].split()}


def test_mail_does_not_pose_as_bulk_and_asks_for_no_absence_notice(
    talk: Conversation, alice: Person
) -> None:
    (mail,) = mails_to(alice)
    assert not {"Precedence", "Auto-Submitted"} & mail.headers.keys()
    assert mail.headers["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_photos_are_told_of_and_not_attached(alice: Person, bob: Person) -> None:
    say(begin(alice, bob), bob, "", pictures=[LetterPicture("0" * 64, 9, 9)])
    assert "With 1 photo, on the page:" in mails_to(alice)[-1].body


def _mute(side: Side) -> None:
    mute(side, on=True)


def _fail(side: Side) -> None:
    Side.objects.filter(pk=side.pk).update(mail_failed=NOON)


def _leave(side: Side) -> None:
    Person.objects.filter(personas=side.persona_id).update(erase_due=NOON)


def _unprove(side: Side) -> None:
    EmailAddress.objects.filter(user__personas=side.persona_id).update(verified=False)


@pytest.mark.parametrize("silence", [_mute, _fail, _leave, _unprove])
def test_nobody_is_mailed_who_must_not_be(
    talk: Conversation, alice: Person, bob: Person, silence: object
) -> None:
    silence(own_side(talk, alice))  # type: ignore[operator]
    say(talk, bob, "Hello?")
    assert len(mails_to(alice)) == 1


def test_letter_to_somebody_who_blocks_is_not_mailed(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    block_person(alice, persona=bob.personas.all()[0])
    say(talk, bob, "Hello?")
    assert len(mails_to(alice)) == 1


def test_board_without_a_way_in_says_so_and_gives_no_address(
    settings: Settings, alice: Person, bob: Person
) -> None:
    settings.ANSWERS_BY_MAIL = False
    begin(alice, bob)
    (mail,) = mails_to(alice)
    assert "an answer to this mail does not arrive" in mail.body
    assert not {"From", "Reply-To"} & mail.headers.keys()
    assert mail.sender == ""


def test_mute_link_asks_first_and_mutes_by_a_post_without_cookies(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    side = own_side(talk, alice)
    link = re.sub("https?://[^/]+", "", mute_url(side))
    client = Client(enforce_csrf_checks=True)
    assert "Stop the mails" in client.get(link).content.decode()
    assert not Side.objects.get(pk=side.pk).is_muted
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Side.objects.get(pk=side.pk).is_muted
    assert not own_side(talk, bob).is_muted
    assert mails_to(alice)[0].headers["List-Unsubscribe"].endswith(f"{link}>")


def test_link_that_nobody_was_mailed_opens_nothing(talk: Conversation, alice: Person) -> None:
    side = own_side(talk, alice)
    for guess in (side.secret, talk.public_id, "a" * 26):
        assert Client().post(f"/letters/mute/{guess}/").status_code == 404


def test_mute_links_cannot_be_tried_without_end(db: None) -> None:
    from lamppost.relay.views.muting import OPENING

    for _ in range(OPENING.times):
        OPENING.spend("127.0.0.1")
    assert Client().get(f"/letters/mute/{'a' * 26}/").status_code == 429


def test_nothing_is_mailed_once_it_has_ended(talk: Conversation, alice: Person) -> None:
    assert end_conversation(talk, by=alice, at=NOON)
    assert len(mails_to(alice)) == 1
