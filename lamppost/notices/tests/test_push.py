"""Messages to browsers: sealed, signed, delivered until taken, and only to public addresses."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from joserfc import jwt
from joserfc.jwk import ECKey
from pytest_django import Settings

from lamppost.notices.models import Device, Notice, Push
from lamppost.notices.push import reaching
from lamppost.notices.push.devices import DeviceRefused, add_device
from lamppost.notices.push.outbox import deliver, deliver_due_pushes, push
from lamppost.notices.push.reaching import EndpointRefused, post, read_endpoint
from lamppost.notices.push.signing import _signer
from lamppost.notices.tests.push_service import Browser, Service, push_service

pytestmark = pytest.mark.django_db
KEY = "a secret of the board that is long enough"


@pytest.fixture(autouse=True)
def _key(settings: Settings) -> None:
    settings.PUSH_KEY = KEY
    settings.PUSH_TO_LOOPBACK = True
    settings.BOARD_CONTACT = "host@example.org"


@pytest.fixture
def service() -> Iterator[Service]:
    with push_service() as one:
        yield one


@pytest.fixture
def browser() -> Browser:
    return Browser()


def written(service: Service, browser: Browser, **words: str) -> Push:
    device = add_device(f"{service.url}/a", **browser.keys, at=timezone.now())
    said = {"title": "Blue kettle", "body": "$12 · Dayton", "link": "https://board.example/1"}
    push(device, key="one", **{**said, **words})
    return Push.objects.latest("pk")


def test_browser_alone_can_read_what_is_sent(service: Service, browser: Browser) -> None:
    one = written(service, browser, title="日本語 kettle")
    assert deliver(one.pk)
    headers, body = service.brought[0]
    assert b"kettle" not in body
    assert headers["Content-Encoding"] == "aes128gcm"
    assert json.loads(browser.read(body)) == one.words
    one.refresh_from_db()
    assert (one.state, one.words) == (Notice.State.SENT, {})


def test_message_is_signed_by_the_board(service: Service, browser: Browser) -> None:
    deliver(written(service, browser).pk)
    said = service.brought[0][0]["Authorization"]
    token, key = said.removeprefix("vapid t=").split(", k=")
    public = ECKey.import_key(_signer(KEY).as_dict(private=False))
    claims = jwt.decode(token, public).claims
    assert (claims["aud"], claims["sub"]) == (service.url, "mailto:host@example.org")
    assert 0 < claims["exp"] - timezone.now().timestamp() <= 24 * 60 * 60
    assert len(key) == 87  # 65 bytes: an uncompressed point


def test_same_key_is_sent_once(service: Service, browser: Browser) -> None:
    one = written(service, browser)
    assert not push(one.device, key="one", title="again", body="", link="")
    assert (deliver(one.pk), deliver(one.pk)) == (True, False)
    assert len(service.brought) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_device_that_is_gone_is_forgotten(service: Service, browser: Browser, status: int) -> None:
    one = written(service, browser)
    service.status = status
    assert not deliver(one.pk)
    assert not Device.objects.exists()
    assert not Push.objects.exists()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_service_that_is_busy_is_asked_again_later(
    service: Service, browser: Browser, status: int
) -> None:
    one = written(service, browser)
    service.status = status
    assert not deliver(one.pk)
    one.refresh_from_db()
    assert one.state == Notice.State.WAITING
    assert one.due > timezone.now()
    DBTaskResult.objects.all().delete()  # its first job is done
    assert deliver_due_pushes(one.due + timedelta(minutes=1)) == 1


@pytest.mark.parametrize("status", [302, 400, 403, 413])
def test_message_that_is_refused_is_given_up(
    service: Service, browser: Browser, status: int
) -> None:
    one = written(service, browser)
    service.status = status
    assert not deliver(one.pk)
    one.refresh_from_db()
    assert (one.state, one.words) == (Notice.State.FAILED, {})
    assert len(service.brought) == 1  # no redirect was followed


def test_message_of_yesterday_is_not_tried_again(service: Service, browser: Browser) -> None:
    one = written(service, browser)
    Push.objects.update(written=timezone.now() - timedelta(days=2))
    service.status = 500
    deliver(one.pk)
    one.refresh_from_db()
    assert one.state == Notice.State.FAILED


def test_worker_that_died_while_sending_is_made_good(service: Service, browser: Browser) -> None:
    one = written(service, browser)
    Push.objects.update(due=timezone.now() + timedelta(minutes=2), attempts=1)
    assert not deliver(one.pk)  # somebody has the lease
    DBTaskResult.objects.all().delete()
    assert deliver_due_pushes(timezone.now() + timedelta(minutes=1)) == 0
    assert deliver_due_pushes(timezone.now() + timedelta(minutes=3)) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://push.example/a",
        "https://push.example:8443/a",
        "https://user:word@push.example/a",
        "ftp://push.example/a",
        "file:///etc/passwd",
        "https:///a",
        "https://push.example/a b",
        "https://pуsh.example/a",  # a Cyrillic letter
        "https://[::1/a",
        "https://push.example:99999/a",
        "",
    ],
)
def test_address_that_is_not_plain_https_is_refused(settings: Settings, address: str) -> None:
    settings.PUSH_TO_LOOPBACK = False
    with pytest.raises(EndpointRefused):
        read_endpoint(address)


@pytest.mark.parametrize(
    "found",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",  # where clouds keep their secrets
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_host_inside_a_network_is_not_reached(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    settings.PUSH_TO_LOOPBACK = False
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [_answer("8.8.8.8"), _answer(found)])
    monkeypatch.setattr(reaching, "_connection", _no_connection)
    with pytest.raises(EndpointRefused):
        post("https://push.example/a", b"", {})


def test_public_host_is_reached_at_the_address_that_was_looked_at(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUSH_TO_LOOPBACK = False
    asked: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], timeout: float) -> None:
        asked.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [_answer("8.8.8.8")])
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(OSError):  # noqa: PT011
        post("https://push.example/a", b"", {})
    assert asked == [("8.8.8.8", 443)]


def _answer(address: str) -> tuple[Any, ...]:
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))


def _no_connection(*args: object) -> None:
    raise AssertionError("somebody was reached")


@pytest.mark.parametrize(
    "changed",
    [
        {"public_key": "AAAA"},
        {"public_key": "é"},
        {"public_key": ""},
        {"shared_secret": "AAAA"},
        {"endpoint": "http://push.example/a"},
        {"endpoint": "https://push.example/" + "a" * 1_000},
    ],
)
def test_browser_that_cannot_be_sealed_for_is_refused(
    settings: Settings, browser: Browser, changed: dict[str, str]
) -> None:
    settings.PUSH_TO_LOOPBACK = False
    given = {"endpoint": "https://push.example/a", **browser.keys, **changed}
    with pytest.raises(DeviceRefused):
        add_device(given.pop("endpoint"), **given, at=timezone.now())
    assert not Device.objects.exists()


def test_board_without_a_key_sends_nothing(
    service: Service, browser: Browser, settings: Settings
) -> None:
    one = written(service, browser)
    settings.PUSH_KEY = ""
    assert not deliver(one.pk)
    assert service.brought == []
