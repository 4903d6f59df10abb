"""Each channel, with somebody at the other end who is well, or is not."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from pytest_django import Settings

from lamppost.notices.models import Channel, Device, Dispatch
from lamppost.notices.push.devices import packed, unpacked
from lamppost.notices.tests.push_service import Browser
from lamppost.notices.urgent.sending import send_due
from lamppost.notices.urgent.tests.providers import Mood, Provider, provider
from lamppost.notices.urgent.writing import Urgent, write_urgent
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
SOON_SECS = 0.2  # instead of ten seconds and more
NUMBER = "+19375550134"
BODY, LINK = "Grüße: have a look at your list.", "https://board.example/meetings/for/secret"
TROUBLES = [Mood.BUSY, Mood.SILENT, Mood.CLOSES, Mood.DRIPS]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "sms.TIMEOUT_SECS",
        "push.reaching.TIMEOUT_SECS",
        "urgent.ways.apprise.SECS",
        "urgent.ways.mail.ANSWERS_SECS",
    ):
        monkeypatch.setattr(f"lamppost.notices.{name}", SOON_SECS)
    monkeypatch.setattr(
        "lamppost.notices.urgent.ways.mail.LONGEST_SEND", timedelta(seconds=SOON_SECS)
    )
    monkeypatch.setattr("lamppost.notices.urgent.sending.monotonic", lambda: 0.0)


@contextmanager
def reached_by(channel: Channel, settings: Settings) -> Iterator[tuple[Provider, str]]:
    """Somebody who carries messages of this channel, and where to by them."""
    settings.PUSH_TO_LOOPBACK = True
    settings.PUSH_KEY = "a key of this test alone"
    settings.MAIL_DELIVERY = "django.core.mail.backends.smtp.EmailBackend"
    with provider(is_mail=channel == Channel.MAIL) as carrier:
        at = f"127.0.0.1:{carrier.port}"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", carrier.port
        settings.SMS = f"http://{at}/sms"
        yield carrier, TO[channel](at)


def _device(at: str) -> str:
    return packed(Device(endpoint=f"http://{at}/secret-device", **Browser().keys))


TO: dict[Channel, Callable[[str], str]] = {
    Channel.MAIL: lambda at: "dora@example.org",
    Channel.SMS: lambda at: NUMBER,
    Channel.PUSH: _device,
    Channel.APPRISE: lambda at: f"ntfy://{at}/secret-topic",
}


def write(channel: Channel, to: str, key: str = "meet:a:1") -> None:
    write_urgent(
        [
            Urgent(
                key=key,
                about="meetings.alarm:1",
                channel=channel,
                to=to,
                subject="A reminder",
                body=BODY,
                link=LINK,
                best_before=NOON + timedelta(minutes=10),
            )
        ],
        at=NOON,
    )


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_goes_wrong_holds_nobody_up_and_is_tried_again_and_told_without_a_name(
    channel: Channel, trouble: Mood, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    with reached_by(channel, settings) as (carrier, to):
        write(channel, to)
        carrier.mood = trouble
        assert send_due(channel, NOON) == 0
        waits = Dispatch.objects.get()
        assert (waits.state, waits.due, waits.attempts) == ("waiting", NOON + 5 * SECOND, 1)
        carrier.mood = Mood.WELL
        assert send_due(channel, NOON + 5 * SECOND) == 1
    assert Dispatch.objects.get().state == "sent"
    assert "was not taken" in caplog.text
    for secret in ("dora", "5550134", "secret", "look at your list", "reminder"):
        assert secret not in caplog.text


@pytest.mark.parametrize("channel", Channel)
def test_what_is_taken_is_not_sent_again_though_nobody_was_brought_it(
    channel: Channel, settings: Settings
) -> None:
    with reached_by(channel, settings) as (carrier, to):
        write(channel, to)
        assert send_due(channel, NOON) == 1
        assert send_due(channel, NOON + timedelta(hours=1)) == 0
    assert len(carrier.brought) == 1


@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.SMS, Channel.PUSH])
def test_second_copy_is_known_by_the_mark_of_the_first(
    channel: Channel, settings: Settings
) -> None:
    marks = {Channel.MAIL: b"Message-ID: <", Channel.SMS: b"Idempotency-Key: "}
    mark = marks.get(channel, b"Topic: ")
    with reached_by(channel, settings) as (carrier, to):
        write(channel, to)
        write(channel, to, "meet:b:1")
        carrier.mood = Mood.CLOSES
        send_due(channel, NOON)
        carrier.mood = Mood.WELL
        assert send_due(channel, NOON + 5 * SECOND) == 2
    given = [text.partition(mark)[2][:32] for text in carrier.brought]
    assert len(given) == 4
    assert len(set(given)) == 2
    assert all(len(one) == 32 and b"meet" not in one for one in given)


def test_mail_is_for_no_robot_and_names_nobody(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Dayton Board <board@dayton.example>"
    with reached_by(Channel.MAIL, settings) as (carrier, to):
        write(Channel.MAIL, to)
        send_due(Channel.MAIL, NOON)
    head, _gap, body = carrier.brought[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    for line in (
        b"From: board@dayton.example",
        b"To: dora@example.org",
        b"Subject: A reminder",
        b"Auto-Submitted: auto-generated",
        b"Importance: high",
        b"Date: Mon, 01 Mar 2027 12:00:00 -0000",
    ):
        assert line in lines
    assert base64.b64decode(body).decode() == f"{BODY}\r\n\r\n{LINK}"


def test_mails_share_a_connection(settings: Settings) -> None:
    with reached_by(Channel.MAIL, settings) as (carrier, to):
        for number in range(5):
            write(Channel.MAIL, to, f"meet:{number}")
        assert send_due(Channel.MAIL, NOON) == 5
    assert (len(carrier.brought), carrier.connections) == (5, 1)


def test_mail_to_an_address_of_two_lines_is_given_up(settings: Settings) -> None:
    with reached_by(Channel.MAIL, settings) as (carrier, _to):
        write(Channel.MAIL, "dora@example.org\nBcc: all@example.org")
        assert send_due(Channel.MAIL, NOON) == 0
    assert (Dispatch.objects.get().state, carrier.brought) == ("failed", [])


def test_text_says_all_in_one_and_carries_its_id(settings: Settings) -> None:
    with reached_by(Channel.SMS, settings) as (carrier, to):
        write(Channel.SMS, to)
        send_due(Channel.SMS, NOON)
    said = json.loads(carrier.brought[0].partition(b"\r\n\r\n")[2])
    assert (said["to"], said["text"]) == (NUMBER, f"{BODY}\n\n{LINK}")
    assert f"Idempotency-Key: {said['id']}".encode() in carrier.brought[0]


def test_push_wakes_the_phone_and_is_shown_once(settings: Settings) -> None:
    browser = Browser()
    with reached_by(Channel.PUSH, settings) as (carrier, to):
        write(Channel.PUSH, packed(Device(endpoint=unpacked(to).endpoint, **browser.keys)))
        send_due(Channel.PUSH, NOON)
    head, _gap, body = carrier.brought[0].partition(b"\r\n\r\n")
    assert b"Urgency: high" in head
    assert b"TTL: 600" in head
    shown = json.loads(browser.read(body))
    assert (shown["title"], shown["body"], shown["link"]) == ("A reminder", BODY, LINK)
    assert f"Topic: {shown['tag']}".encode() in head


@pytest.mark.parametrize("is_readable", [True, False])
def test_push_to_a_browser_that_is_gone_is_given_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_readable: bool
) -> None:
    monkeypatch.setattr("lamppost.notices.urgent.ways.push.post", lambda *_request: 410)
    with reached_by(Channel.PUSH, settings) as (_carrier, to):
        write(Channel.PUSH, to if is_readable else "https://push.example/and-no-keys")
        send_due(Channel.PUSH, NOON)
    assert Dispatch.objects.get().state == "failed"


@pytest.mark.parametrize("to", ["ntfys://127.0.0.1/topic", "ntfys://[::1]/topic"])
def test_service_inside_the_hosts_own_network_is_not_reached(to: str, settings: Settings) -> None:
    with reached_by(Channel.APPRISE, settings) as (carrier, _to):
        settings.PUSH_TO_LOOPBACK = False
        for port in ("", f":{carrier.port}"):
            write(Channel.APPRISE, to.replace("/topic", f"{port}/topic"), f"meet:{port}")
        assert send_due(Channel.APPRISE, NOON) == 0
    assert carrier.connections == 0
    assert not Dispatch.objects.filter(state="sent").exists()
