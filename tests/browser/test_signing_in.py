"""Passkeys, with a pretended authenticator in a real browser; and signing out from afar."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from lamppost.people.models import Person
from tests.browser.steps import NARROW, NewPage, sign_in, sign_out, with_authenticator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def key_holder(page: Page) -> Page:
    return with_authenticator(page)


def forget_proof() -> None:
    """As if everybody had signed in an hour ago."""
    for row in Session.objects.all():
        session = SessionStore(row.session_key)
        for record in session.get("account_authentication_methods", []):
            record["at"] -= timedelta(hours=1).total_seconds()
        session.modified = True
        session.save()


def test_passkey_is_made_lets_in_proves_and_is_removed(key_holder: Page, alice: Person) -> None:
    page = key_holder
    sign_in(page, "alice@example.org")
    page.goto("/account/steps/webauthn/add/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")

    sign_out(page)
    page.goto("/account/enter/?next=/my/names/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Names")

    sign_out(page)
    sign_in(page, "alice@example.org")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Me")

    forget_proof()
    page.goto("/account/steps/webauthn/")
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Remove Passkey 1"))
    page.get_by_role("button", name="Remove this passkey").click()
    expect(page.get_by_text("You have no passkey here.")).to_be_visible()


def test_passkey_that_is_not_given_says_so(page: Page) -> None:
    with_authenticator(page, isUserVerified=False)
    page.goto("/account/enter/")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_other_browser_is_signed_out_from_afar(new_page: NewPage, alice: Person) -> None:
    phone, desk = new_page(width=NARROW, user_agent=PHONE), new_page()
    sign_in(phone, "alice@example.org")
    sign_in(desk, "alice@example.org", then="/account/sessions/")
    desk.get_by_role("button", name=re.compile("Sign out Firefox")).click()
    expect(desk.get_by_role("button", name=re.compile("Sign out Firefox"))).to_have_count(0)
    phone.goto("/my/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sign in")
    desk.goto("/my/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Me")
