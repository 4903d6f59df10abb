"""Mails of letters that the board's own relay does not take."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from pytest_django import Settings

from lamppost.journal.actions import lines_about
from lamppost.notices.actions import deliver
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.actions import mute
from lamppost.relay.models import Conversation
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, say


class Relay(BaseEmailBackend):
    """Refuses every recipient with the words it is given."""

    said: tuple[int, bytes] = (250, b"OK")

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        (mail,) = email_messages
        raise smtplib.SMTPRecipientsRefused(dict.fromkeys(mail.to, self.said))


@pytest.fixture
def talk(alice: Person, bob: Person, settings: Settings) -> Conversation:
    settings.MAIL_DELIVERY = f"{__name__}.Relay"
    return begin(alice, bob)


def try_all(said: tuple[int, bytes]) -> None:
    Relay.said = said
    for notice in Notice.objects.filter(state=Notice.State.WAITING):
        assert not deliver(notice.pk)


def acts(talk: Conversation) -> list[str]:
    lines = lines_about(talk).filter(act__startswith="conversation.mail_")
    return list(lines.values_list("act", flat=True))


@pytest.mark.parametrize("answers_by_mail", [True, False])
def test_mailbox_that_is_gone_gets_no_more_mails_of_the_conversation(
    alice: Person, bob: Person, settings: Settings, answers_by_mail: bool
) -> None:
    settings.MAIL_DELIVERY = f"{__name__}.Relay"
    settings.ANSWERS_BY_MAIL = answers_by_mail
    talk = begin(alice, bob)
    try_all((550, b"5.1.1 No such user"))
    assert own_side(talk, alice).mail_failed
    assert own_side(talk, bob).mail_failed is None
    assert acts(talk) == ["conversation.mail_failed"]
    say(talk, bob, "Hello?")
    assert Notice.objects.filter(address=alice.email).count() == 1
    mute(own_side(talk, alice), on=False)  # she turns them on again on the page
    say(talk, bob, "Are you there?")
    assert Notice.objects.filter(address=alice.email).count() == 2


@pytest.mark.parametrize(
    "said", [(450, b"4.2.0 Greylisted"), (552, b"5.2.2 Full"), (554, b"5.7.1 Relay access denied")]
)
def test_other_refusals_stand_in_the_journal_and_end_nothing(
    talk: Conversation, alice: Person, bob: Person, said: tuple[int, bytes]
) -> None:
    try_all(said)
    assert own_side(talk, alice).mail_failed is None
    assert acts(talk) == ["conversation.mail_delayed"]
    say(talk, bob, "Hello?")
    assert Notice.objects.filter(address=alice.email).count() == 2


def test_greylisted_mail_stands_in_the_journal_once(talk: Conversation) -> None:
    for _ in range(3):
        try_all((450, b"4.2.0 Greylisted"))
        due = Notice.objects.get().written
        Notice.objects.update(due=due)
    assert Notice.objects.get().attempts == 3
    assert acts(talk) == ["conversation.mail_delayed"]


def test_refused_mail_of_an_erased_letter_is_given_up_quietly(talk: Conversation) -> None:
    talk.letters.all().delete()
    try_all((550, b"5.1.1 No such user"))
    assert Notice.objects.get().state == Notice.State.FAILED
    assert acts(talk) == []
