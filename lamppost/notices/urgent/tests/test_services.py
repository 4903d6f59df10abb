"""Which addresses of services are taken, and where they can lead."""

from __future__ import annotations

import pytest
from apprise import Apprise
from pytest_django import Settings

from lamppost.notices.urgent.ways.services import SCHEMES, ServiceRefused, check_apprise_url

TELEGRAM = "tgram://123456789:abcdefg_hijklmnop/12315544/"


@pytest.mark.parametrize(
    "address",
    [
        TELEGRAM,
        f"  {TELEGRAM} ",
        "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
        "ntfys://my-own-topic",
        "ntfys://ntfy.example.org/my-own-topic",
        "gotifys://push.example.org/AbCdEfGhIjKlMnO",
    ],
)
def test_address_of_a_service_is_taken(address: str) -> None:
    assert check_apprise_url(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tgram",
        "file:///etc/passwd",
        "syslog://",
        "dbus://",
        "macosx://",
        "windows://",
        "json://10.0.0.1/",
        "jsons://example.org/",
        "xml://localhost/",
        "form://localhost/",
        "rsyslog://localhost/",
        "mailto://user:secret@example.org",
        "gotify://192.168.1.1/AbCdEfGhIjKlMnO",
        "apprise://localhost/token",
        "tgram://no-token",
        f"{TELEGRAM}22222222/",
        f"{TELEGRAM}?template=/etc/passwd",
        f"{TELEGRAM}?verify=no",
        f"{TELEGRAM}?rto=6000",
        f"tgram://123456789:abcdefg_hijklmnop/{'1' * 500}",
        "tgram://123456789:abcdefg_hijklmnop/ä",
    ],
)
def test_other_addresses_are_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(ServiceRefused) as refused:
        check_apprise_url(address)
    assert refused.value.sentence.endswith(".")


def test_service_without_encryption_is_for_tests_alone(settings: Settings) -> None:
    with pytest.raises(ServiceRefused):
        check_apprise_url("ntfy://127.0.0.1:8000/topic")
    settings.PUSH_TO_LOOPBACK = True
    assert check_apprise_url("ntfy://127.0.0.1:8000/topic")


def test_every_service_named_is_one_that_apprise_knows() -> None:
    known = {schema for one in Apprise().details()["schemas"] for schema in one["protocols"] or []}
    known |= {s for one in Apprise().details()["schemas"] for s in one["secure_protocols"] or []}
    assert known >= SCHEMES
