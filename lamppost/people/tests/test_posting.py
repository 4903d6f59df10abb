"""What the code mail says of the ad that somebody is about to post."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage
from django.test import Client

pytestmark = pytest.mark.django_db
Mails = list[EmailMessage]


def ask_for_code(posting: object) -> None:
    client = Client()
    session = client.session
    session["posting"] = posting
    session.save()
    client.post("/account/enter/", {"email": "dora@example.org"})


def test_code_mail_names_the_ad_and_carries_its_link(mailoutbox: Mails) -> None:
    ask_for_code({"title": "Blue kettle", "manage_url": "/manage/abc/"})
    body = str(mailoutbox[0].body)
    assert "your ad “Blue kettle”" in body
    assert "http://127.0.0.1:8000/manage/abc/" in body
    assert "post your ad" in mailoutbox[0].subject


def test_code_mail_without_an_ad_speaks_of_none(mailoutbox: Mails) -> None:
    ask_for_code(None)
    assert "ad" not in str(mailoutbox[0].body).split()
    assert "sign in" in mailoutbox[0].subject


@pytest.mark.parametrize(
    "title",
    [
        "Win now https://prize.example/x",
        "Write to me@example.org",
        "www.example.org",
        "Visit prize.example today",
        "Visit prize\uff0eexample today",
        "Visit prize\u3002example today",
        "Call 555 123 4567",
    ],
)
def test_code_mail_carries_no_strangers_message(mailoutbox: Mails, title: str) -> None:
    ask_for_code({"title": title, "manage_url": "/manage/abc/"})
    assert title not in str(mailoutbox[0].body)
    assert "/manage/abc/" in str(mailoutbox[0].body)


def test_long_title_is_cut(mailoutbox: Mails) -> None:
    ask_for_code({"title": "kettle " * 30, "manage_url": ""})
    assert "kettle ket…”" in str(mailoutbox[0].body)
