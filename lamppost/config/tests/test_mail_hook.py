"""LAMPPOST_MAIL_HOOK is taken as it is meant, or refused with a sentence."""

from __future__ import annotations

import pytest

from lamppost.config import mail_hook as room
from lamppost.config.env import WrongSetting
from lamppost.config.mail_hook import mail_hook

KEY = "key-3ax6xnjp29jd6fds4gc373sgvjxteol0"


@pytest.mark.parametrize(
    ("given", "secret", "provider"),
    [("", "", ""), ("Mailgun", KEY, "mailgun"), ("postmark", f"mail:{KEY}", "postmark")],
)
def test_hook_is_on_with_a_provider_and_a_secret(given: str, secret: str, provider: str) -> None:
    assert mail_hook(given, secret) == provider


@pytest.mark.parametrize(
    ("given", "secret"),
    [
        ("sendmail", KEY),
        ("mailgun", ""),
        ("mailgun", "short"),
        ("mailgun", "ä" * 30),
        ("postmark", KEY),
        ("postmark", f":{KEY}"),
    ],
)
def test_hook_that_anybody_could_use_stops_the_board(given: str, secret: str) -> None:
    with pytest.raises(WrongSetting, match="LAMPPOST_MAIL_HOOK"):
        mail_hook(given, secret)


def test_hook_names_the_package_that_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_spec", lambda name: None)
    with pytest.raises(WrongSetting, match="pip install django-anymail"):
        mail_hook("mailgun", KEY)
