from __future__ import annotations

import re
from datetime import timedelta

import pytest

from lamppost.core.limits import TooOften
from lamppost.core.sealing import unseal
from lamppost.meetings.contacts.actions import (
    agree,
    ask_removal,
    invite_again,
    invite_contact,
    leave,
)
from lamppost.meetings.contacts.limits import ContactRefused
from lamppost.meetings.contacts.tests.cast import make_ready, written
from lamppost.meetings.models import Contact
from lamppost.meetings.models.asked import Gone
from lamppost.people.models import Person
from lamppost.testing import NOON, make_person

pytestmark = pytest.mark.django_db
JOE = "joe@elsewhere.example"
LATER = NOON + timedelta(days=1)


def test_an_invitation_says_what_it_is_and_that_nothing_else_will_come(alice: Person) -> None:
    invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)

    [(to, words)] = written()
    assert to == JOE
    assert words.subject == "Al asks you something"
    assert words.body == (
        "Al would like you to be told if they do not come back from a meeting.\n\n"
        "Al uses Lamppost. You need no account for this, and it is up to you: until you agree, "
        "nothing but this and at most one reminder is sent to you. If you do not know who this "
        "is from, do nothing.\n\n"
        "Read what it means, and say yes or no:"
    )
    assert re.search(r"/meetings/for/[^/]+/$", words.link)


def test_without_an_address_nothing_is_sent(alice: Person) -> None:
    contact = invite_contact(alice, "  Joe \n Bloggs ", "Al", at=NOON)

    assert unseal(contact.name) == "Joe Bloggs"
    assert written() == []


@pytest.mark.parametrize("name", ["Win at www.evil.example", "Ring 937 555 0134", "al@x.example"])
def test_no_stranger_is_mailed_a_way_to_reach_somebody(alice: Person, name: str) -> None:
    invite_contact(alice, "Joe", name, address=JOE, at=NOON)

    [(_to, words)] = written()
    assert words.subject == "Somebody asks you something"
    assert name not in words.body


def test_an_address_gets_one_mail_and_one_reminder_and_no_third(alice: Person) -> None:
    contact = invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)
    with pytest.raises(ContactRefused):
        invite_again(contact, at=NOON + timedelta(hours=1))  # they have not had time to answer

    invite_again(contact, at=LATER)
    with pytest.raises(ContactRefused):
        invite_again(contact, at=LATER + timedelta(days=1))

    assert [to for to, _words in written()] == [JOE, JOE]
    assert "asked you this before; it is the last mail" in written()[1][1].body


def test_removing_an_invitation_does_not_begin_the_count_anew(alice: Person) -> None:
    for turn in range(2):
        contact = invite_contact(alice, "Joe", "Al", address=JOE.title(), at=NOON)
        ask_removal(contact, at=NOON + timedelta(hours=turn))

    with pytest.raises(ContactRefused):
        invite_contact(alice, "Joe", "Al", address=JOE, at=LATER)
    assert not Contact.objects.exists()  # refused: nothing of it is kept


def test_who_said_no_is_not_asked_again_by_the_same_person(alice: Person, bob: Person) -> None:
    leave(invite_contact(alice, "Joe", "Al", address=JOE, at=NOON), at=NOON)

    with pytest.raises(ContactRefused):
        invite_contact(alice, "Joe", "Al", address=JOE, at=LATER)
    invite_contact(bob, "Joe", "Bob", address=JOE, at=LATER)
    invite_contact(alice, "Joe", "Al", at=LATER)  # a link handed over bothers nobody

    assert Gone.objects.get().why == Gone.Why.DECLINED
    assert [to for to, _words in written()] == ["alice@example.org", JOE]


def test_who_agreed_once_may_be_asked_again_another_year(alice: Person) -> None:
    contact = invite_contact(alice, "Joe", "Al", address=JOE, at=NOON)
    invite_again(contact, at=LATER)
    agree(contact, at=LATER)
    contact.delete()  # the day of their removal is over

    invite_contact(alice, "Joe", "Al", address=JOE, at=NOON + timedelta(days=400))


def test_nobody_has_more_than_eight(alice: Person) -> None:
    for number in range(8):
        make_ready(alice, f"Friend{number}")

    with pytest.raises(ContactRefused):
        invite_contact(alice, "Ninth", "Al", at=NOON)


def test_inviting_is_limited_for_a_person(alice: Person, bob: Person) -> None:
    for _turn in range(16):
        ask_removal(invite_contact(alice, "Joe", "Al", at=NOON), at=NOON)

    with pytest.raises(TooOften):
        invite_contact(alice, "Joe", "Al", at=NOON)
    invite_contact(bob, "Joe", "Bob", at=NOON)


def test_nobody_is_asked_by_a_crowd(alice: Person) -> None:
    for number in range(6):
        asker = make_person(f"Asker{number}")
        invite_contact(asker, "Joe", "Al", address=JOE, at=NOON)

    with pytest.raises(TooOften):
        invite_contact(alice, "Joe", "Al", address=JOE.upper(), at=NOON)
    assert len(written()) == 6
