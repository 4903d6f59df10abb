"""A whole conversation over SMTP on loopback, as mail programs and servers speak it."""

from __future__ import annotations

import asyncio
import re
import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.db import connections
from pytest_django import Settings

from lamppost.notices.actions import deliver
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.addresses import letter_address
from lamppost.relay.mail_in.desk import Desk
from lamppost.relay.mail_in.guessing import GUESSES, GUESSES_BEHIND
from lamppost.relay.mail_in.server import listen
from lamppost.relay.models import Letter
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.mails.post import mail_of
from lamppost.testing import make_person

# The door asks the database in threads of its own, so that what a test wrote must be there.
pytestmark = pytest.mark.django_db(transaction=True)
SECRETS_OF_A_LAPTOP = ("laptop.example", "192.0.2.77", "Thunder 99", "Bob Realname")


class Mailboxes:
    """The relay that takes the board's mails, and the mailboxes behind it."""

    def __init__(self) -> None:
        self.mails: dict[str, list[EmailMessage]] = {}
        self.envelopes: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.envelopes.append(str(envelope.mail_from))
        for address in envelope.rcpt_tos:
            self.mails.setdefault(address, []).append(mail)
        return "250 OK"


@pytest.fixture
def mailboxes(settings: Settings) -> Iterator[Mailboxes]:
    boxes = Mailboxes()
    relay = Controller(boxes, hostname="127.0.0.1", port=_free_port())
    settings.MAIL_DELIVERY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", relay.port, 5
    settings.RELAY_DOMAIN = "letters.example"
    relay.start()
    yield boxes
    relay.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def open_door(*, is_lmtp: bool = False) -> Iterator[int]:
    """The part `mail`, at a port of its own."""
    port, is_open = _free_port(), threading.Event()
    ends: dict[str, Any] = {}

    async def main() -> None:
        stop = asyncio.Event()
        ends.update(loop=asyncio.get_running_loop(), stop=stop)
        await listen(
            "127.0.0.1", port, is_lmtp=is_lmtp, stop=stop, desk=_Tidy(), opened=is_open.set
        )

    thread = threading.Thread(target=asyncio.run, args=[main()])
    thread.start()
    assert is_open.wait(10)
    try:
        yield port
    finally:
        ends["loop"].call_soon_threadsafe(ends["stop"].set)
        thread.join(20)
        assert not thread.is_alive()


class _Tidy(Desk):
    """Leaves no connection behind that would keep the test's database in use."""

    def close(self, within_secs: float) -> None:
        for _ in range(8):
            self.threads.submit(connections.close_all)
        super().close(within_secs)
        self.threads.shutdown(wait=True)


def deliver_all() -> None:
    for notice in Notice.objects.filter(state=Notice.State.WAITING).order_by("pk"):
        assert deliver(notice.pk)


def answer(mail: EmailMessage, person: Person, words: str, port: int) -> None:
    """What a mail program makes of "reply", with all that it says about its owner."""
    reply = EmailMessage()
    reply["From"] = f"Bob Realname <{person.email}>"
    reply["To"] = str(mail["Reply-To"] or mail["From"])
    reply["Subject"] = f"Re: {mail['Subject']}".replace("Re: Re: ", "Re: ")
    reply["In-Reply-To"] = mail["Message-ID"]
    reply["References"] = f"{mail['References']} {mail['Message-ID']}"
    reply["Message-ID"] = f"<{abs(hash(words))}@laptop.example>"
    reply["User-Agent"] = "Thunder 99"
    reply["X-Originating-IP"] = "192.0.2.77"
    reply["Received"] = "from laptop.example ([192.0.2.77]) by mx.example"
    quoted = "\n".join(f"> {line}" for line in mail.get_content().splitlines())
    name, address = parseaddr(str(mail["From"]))
    reply.set_content(
        f"{words}\n\nOn 3/1/27 12:04, {name} <{address}> wrote:\n{quoted}\n\n-- \nBob Realname\n"
    )
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.send_message(reply, from_addr=str(person.email), to_addrs=[address])


def test_two_people_talk_by_mail_and_neither_mailbox_learns_of_the_other(
    mailboxes: Mailboxes,
) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    talk = begin(alice, bob, "Is it still there?")
    with open_door() as port:
        for number in range(2):
            deliver_all()
            answer(mailboxes.mails[str(alice.email)][-1], alice, f"Yes {number}", port)
            deliver_all()
            answer(mailboxes.mails[str(bob.email)][-1], bob, f"When {number}?", port)
        deliver_all()
    texts = list(talk.letters.values_list("text", flat=True))
    assert texts == ["Is it still there?", "Yes 0", "When 0?", "Yes 1", "When 1?"]
    assert [len(mailboxes.mails[str(one.email)]) for one in (alice, bob)] == [3, 2]
    for own, other in ((alice, bob), (bob, alice)):
        mine, theirs = own_side(talk, own), own_side(talk, other)
        never = [
            str(other.email),
            theirs.secret,
            str(theirs.mail_secret),
            *(persona.public_id for persona in other.personas.all()),
            *SECRETS_OF_A_LAPTOP,
        ]
        machine = re.compile(rf"[@\s(]{re.escape(socket.gethostname())}[\s.>)]")
        for mail in mailboxes.mails[str(own.email)]:
            raw = mail.as_string()
            assert not [word for word in never if word.lower() in raw.lower()]
            assert not machine.search(raw)
            assert "Received" not in mail
            assert parseaddr(str(mail["From"]))[1] == letter_address(mine)
            assert str(mail["Message-ID"]).endswith("@letters.example>")
            assert {name.lower() for name in mail} == EXPECTED_HEADERS
        threads = [set(str(mail["References"]).split()) for mail in mailboxes.mails[str(own.email)]]
        assert set.intersection(*threads)
    assert all(sender.startswith("bounces-") for sender in mailboxes.envelopes)


EXPECTED_HEADERS = {
    *("from", "to", "reply-to", "subject", "date", "message-id", "in-reply-to", "references"),
    *("mime-version", "content-type", "content-transfer-encoding"),
    *("list-unsubscribe", "list-unsubscribe-post"),
    *("x-auto-response-suppress", "x-lamppost-relay"),
}


def test_servers_are_told_what_becomes_of_their_mail(mailboxes: Mailboxes) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    side = own_side(begin(alice, bob), alice)
    with open_door() as port, smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.ehlo("mx.example")
        assert client.mail("a@b.example")[0] == 250
        assert client.rcpt(f"{'a' * 26}@letters.example")[0] == 550
        assert client.rcpt("alice@example.org")[0] == 550
        assert client.rcpt(letter_address(side))[0] == 250
        assert client.rcpt(letter_address(side))[0] == 452  # one at a time
        assert client.data(mail_of(alice, side, "Yes"))[0] == 250
        client.mail("a@b.example")
        client.rcpt(letter_address(side))
        assert client.data(b"X: y\r\n\r\n" + b"line\r\n" * 700_000)[0] == 552
    assert Letter.objects.filter(by_mail=True).count() == 1


def test_door_speaks_lmtp_too(mailboxes: Mailboxes) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    side = own_side(begin(alice, bob), alice)
    with open_door(is_lmtp=True) as port, smtplib.LMTP("127.0.0.1", port) as client:
        client.sendmail("a@b.example", [letter_address(side)], mail_of(alice, side, "Yes"))
    assert Letter.objects.get(by_mail=True).text == "Yes"


def test_guessing_an_address_is_hopeless_and_is_stopped(
    mailboxes: Mailboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    side = own_side(begin(alice, bob), alice)
    assert len(set(side.secret)) > 8
    assert 32 ** len(side.secret) >= 2**128
    guesses_a_year = GUESSES_BEHIND.times * 24 * 365
    assert 2**128 / 10**6 / guesses_a_year > 10**23  # years, on a board of a million addresses
    for _ in range(GUESSES.times - 1):
        GUESSES.spend("192.0.2.9")
    with open_door() as port, smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.ehlo("mx.example")
        assert client.docmd("XFORWARD", "NAME=x ADDR=192.0.2.9 PROTO=ESMTP")[0] == 250
        client.mail("a@b.example")
        assert client.rcpt(f"{'a' * 26}@letters.example")[0] == 550
        # Past the limit the right one is not told from a wrong one.
        assert client.rcpt(f"{'b' * 26}@letters.example")[0] == 421
        assert client.rcpt(letter_address(side))[0] == 421
        # Another client of the same server in front is not shut out with it.
        client.docmd("XFORWARD", "ADDR=192.0.2.10")
        assert client.rcpt(letter_address(side))[0] == 250


def test_mail_is_not_lost_while_the_database_is_away(
    mailboxes: Mailboxes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    side = own_side(begin(alice, bob), alice)

    said = "a word of " + "the letter"

    def fail(*args: object, **options: object) -> None:
        raise RuntimeError(said)

    monkeypatch.setattr("lamppost.relay.mail_in.desk.deliver", fail)
    with (
        open_door() as port,
        smtplib.SMTP("127.0.0.1", port, timeout=20) as client,
        pytest.raises(smtplib.SMTPDataError, match="451"),
    ):
        client.sendmail("a@b.c", [letter_address(side)], mail_of(alice, side))
    assert "RuntimeError" in caplog.text
    assert "a word of" not in caplog.text
    assert side.secret not in caplog.text
