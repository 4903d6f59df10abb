"""A passkey, from its making to its end, with a pretended authenticator in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from lamppost.people.models import Person
from lamppost.testing import code_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    # Playwright runs a loop of its own beside the database; nothing here is awaited.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium.new_context()
        chromium.close()


@pytest.fixture
def page(browser: BrowserContext) -> Page:
    page = browser.new_page()
    bench = browser.new_cdp_session(page)
    bench.send("WebAuthn.enable")
    bench.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def forget_proof() -> None:
    """As if everybody had signed in an hour ago."""
    for row in Session.objects.all():
        session = SessionStore(row.session_key)
        for record in session.get("account_authentication_methods", []):
            record["at"] -= timedelta(hours=1).total_seconds()
        session.modified = True
        session.save()


def type_address_and_code(page: Page, board: str, mails: list[EmailMessage]) -> None:
    page.goto(f"{board}/account/enter/?next=/my/")
    page.get_by_label("Your mail address").fill("alice@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the mail").fill(code_in(mails[-1]))
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page, board: str) -> None:
    page.goto(f"{board}/account/logout/")
    page.get_by_role("button", name="Sign out of this browser").click()


def test_passkey_is_made_lets_in_proves_and_is_removed(
    live_server: LiveServer, page: Page, alice: Person, mailoutbox: list[EmailMessage]
) -> None:
    board = live_server.url
    violations: list[str] = []
    page.on("console", lambda line: violations.append(line.text))
    type_address_and_code(page, board, mailoutbox)
    page.goto(f"{board}/account/steps/webauthn/add/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")

    sign_out(page, board)
    page.goto(f"{board}/account/enter/?next=/my/names/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Names")

    sign_out(page, board)
    type_address_and_code(page, board, mailoutbox)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Me")

    forget_proof()
    page.goto(f"{board}/account/steps/webauthn/")
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Remove Passkey 1"))
    page.get_by_role("button", name="Remove this passkey").click()
    expect(page.get_by_text("You have no passkey here.")).to_be_visible()
    assert not [text for text in violations if "Content Security Policy" in text]


def test_passkey_that_is_not_given_says_so(
    live_server: LiveServer, browser: BrowserContext, db: None
) -> None:
    page = browser.new_page()
    bench = browser.new_cdp_session(page)
    bench.send("WebAuthn.enable")
    refusing = {**AUTHENTICATOR, "isUserVerified": False}
    bench.send("WebAuthn.addVirtualAuthenticator", {"options": refusing})
    page.goto(f"{live_server.url}/account/enter/")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_be_visible()
