"""The mailbox that a demo board shows, and no other board has."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings

from lamppost.config import urls
from lamppost.notices.mail import FolderBackend

pytestmark = pytest.mark.django_db


def _read_urls_again() -> None:
    importlib.reload(urls)
    clear_url_caches()


@pytest.fixture
def demo_board(settings: Settings) -> Iterator[None]:
    settings.DEMO = True
    _read_urls_again()
    yield
    settings.DEMO = False
    _read_urls_again()


def write(subject: str, body: str, to: str = "ruthie@example.org") -> str:
    """Sends a mail as the outbox does on a demo board; gives its name."""
    FolderBackend().send_messages([EmailMessage(subject, body, to=[to])])
    return max(path.stem for path in Path(live_settings.MAIL_FOLDER).glob("*.eml"))


def test_mails_are_listed_newest_first_and_open_with_their_links(
    demo_board: None, client: Client
) -> None:
    write("The first, über alles", "One")
    name = write("The second", "Type 1234-5678\n\nhttp://127.0.0.1:8000/my/ads/ <b>")
    page = client.get("/demo/mail/").content.decode()
    assert page.index("The second") < page.index("The first, über alles")
    assert f"/demo/mail/{name}/" in page
    mail = client.get(f"/demo/mail/{name}/").content.decode()
    assert "1234-5678" in mail
    assert 'href="http://127.0.0.1:8000/my/ads/"' in mail
    assert "&lt;b&gt;" in mail


def test_mailbox_says_who_looks_after_the_board_and_leads_there(
    demo_board: None, client: Client
) -> None:
    page = client.get("/demo/mail/").content.decode()
    assert "hope@example.org" in page
    assert 'href="/account/enter/?next=/review/"' in page


def test_empty_mailbox_says_how_to_get_a_mail(demo_board: None, client: Client) -> None:
    assert "No mail yet" in client.get("/demo/mail/").content.decode()


@pytest.mark.parametrize("name", ["..%2Fsecret", "%2e%2e%2fsecret", "secret", "..", "\u0661" * 8])
def test_no_name_leads_to_another_file(demo_board: None, client: Client, name: str) -> None:
    folder = Path(live_settings.MAIL_FOLDER)
    folder.mkdir(parents=True)
    for place in (folder, folder.parent):
        (place / "secret.eml").write_text("To: a\nSubject: secret\n\nkey")
    assert client.get(f"/demo/mail/{name}/").status_code == 404
    (folder.parent / "secret.eml").unlink()


def test_other_boards_have_neither_the_mailbox_nor_the_note(client: Client) -> None:
    name = write("Hello", "Body")
    assert client.get("/demo/mail/").status_code == 404
    assert client.get(f"/demo/mail/{name}/").status_code == 404
    assert "/demo/mail/" not in client.get("/help/").content.decode()


def test_every_page_of_a_demo_board_leads_to_the_mailbox(demo_board: None, client: Client) -> None:
    for page in ("/", "/help/", "/nowhere/"):
        assert 'href="/demo/mail/"' in client.get(page).content.decode()
