"""Delivery to true relays: one accepts, one defers, one refuses, one is down."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from pytest_django import Settings

from lamppost.notices.actions import deliver, tell
from lamppost.notices.models import Notice

pytestmark = pytest.mark.django_db

OK = "250 OK"


class Desk:
    """What a relay says to each recipient and to the mail itself; and what it took."""

    def __init__(self, to_recipient: str = OK, to_mail: str = OK) -> None:
        self.to_recipient, self.to_mail = to_recipient, to_mail
        self.took: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient == OK:
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.to_mail == OK:
            assert isinstance(envelope.content, bytes)
            self.took.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.to_mail


Relay = Callable[[Desk], Any]


@pytest.fixture
def relay(settings: Settings) -> Relay:
    """Runs a relay at a port of its own, to which the board is pointed."""

    @contextmanager
    def run(desk: Desk) -> Iterator[None]:
        controller = Controller(desk, hostname="127.0.0.1", port=free_port())
        point_board_at(settings, controller.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()

    return run


def point_board_at(settings: Settings, port: int) -> None:
    settings.MAIL_DELIVERY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def told(body: str = "Words.") -> Notice:
    notice = tell("dora@example.org", key="one", kind="test", subject="Dünn & «gut»", body=body)
    assert notice
    return notice


def state_of(notice: Notice) -> str:
    notice.refresh_from_db()
    return notice.state


def test_relay_that_accepts_has_every_letter(relay: Relay) -> None:
    desk, link = Desk(), "http://127.0.0.1:8000/manage/" + "x" * 140 + "/"
    body = f"Grüße,\n\n{link}\n\n.\n-- \nBoard\n"
    notice = told(body)
    with relay(desk):
        assert deliver(notice.pk)
    (mail,) = desk.took
    assert (mail["To"], mail["Subject"]) == ("dora@example.org", "Dünn & «gut»")
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n").rstrip() == body.rstrip()
    assert state_of(notice) == "sent"


@pytest.mark.parametrize(
    ("desk", "state"),
    [
        (Desk(to_recipient="450 4.2.0 Greylisted"), "waiting"),
        (Desk(to_mail="451 4.3.0 Disk full"), "waiting"),
        (Desk(to_recipient="550 5.1.1 No such user"), "failed"),
    ],
    ids=["defers-the-address", "defers-the-mail", "refuses"],
)
def test_relay_that_does_not_take_it_is_asked_again_or_not(
    relay: Relay, desk: Desk, state: str
) -> None:
    notice = told()
    with relay(desk):
        assert not deliver(notice.pk)
    assert state_of(notice) == state


def test_relay_that_is_down_is_asked_again(settings: Settings) -> None:
    point_board_at(settings, free_port())
    notice = told()
    assert not deliver(notice.pk)
    assert state_of(notice) == "waiting"
    assert notice.due > notice.written
