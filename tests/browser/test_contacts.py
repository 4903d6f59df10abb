"""From asking somebody to be told, over tests that arrive by mail, to their leaving."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from playwright.sync_api import Page, expect
from pytest_django import Settings

from lamppost.meetings import clock
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.notices.models import Channel
from lamppost.notices.urgent.sending import send_due
from lamppost.people.models import Person
from tests.browser import steps
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JOE = "joe@elsewhere.example"


@pytest.fixture(autouse=True)
def _relay(settings: Settings) -> None:
    settings.MAIL_DELIVERY = "django.core.mail.backends.locmem.EmailBackend"


def newest_mail() -> tuple[list[str], str, str]:
    """To whom it went, its subject, and the link in it; sent as the watcher does."""
    send_due(Channel.MAIL, clock.now())
    return _read(mail.outbox[-1])


def _read(last: EmailMessage) -> tuple[list[str], str, str]:
    links = re.findall(r"^http\S+$", str(last.body), re.MULTILINE)
    return last.to, last.subject, links[-1] if links else ""


def _ask_joe(page: Page) -> None:
    page.goto("/meetings/contacts/")
    page.get_by_label("What you call them").fill("Joe")
    page.get_by_label("What they call you").fill("Al")
    page.get_by_label("Their mail address").fill(JOE)
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("has not agreed yet")).to_be_visible()


def _agree(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Would you be told")
    page.get_by_role("button", name="Yes, tell me").click()
    expect(page.get_by_text("One thing is left")).to_be_visible()


def _say_that_it_arrived(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="It arrived").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, it arrived")


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_is_asked_agrees_is_reached_and_leaves(
    new_page: NewPage, alice: Person, scripts: bool
) -> None:
    mine, theirs = new_page(scripts=scripts), new_page(width=NARROW, scripts=scripts)
    steps.sign_in(mine, str(alice.email))
    _ask_joe(mine)
    to, subject, invitation = newest_mail()
    assert (to, subject) == ([JOE], "Al asks you something")
    _agree(theirs, invitation)
    to, subject, test = newest_mail()
    assert (to, subject) == ([JOE], "A test")

    _say_that_it_arrived(theirs, test)

    to, subject, link = newest_mail()
    assert (to, subject, link) == ([alice.email], "A reminder", "")
    to, subject, own_page = _read(mail.outbox[-2])
    assert (to, subject) == ([JOE], "Your page about Al")
    mine.reload()
    expect(mine.get_by_text("ready", exact=True)).to_be_visible()
    assert usable_contacts(alice).exists()
    # What the person still has at hand opens nothing of Joe's any more.
    mine.goto(invitation)
    expect(mine.get_by_role("heading", level=1)).to_have_text("You have agreed already")
    _leave(theirs, own_page)
    mine.goto("/meetings/contacts/")
    expect(mine.get_by_text("Joe has left your list.")).to_be_visible()
    assert newest_mail()[:2] == ([alice.email], "A reminder")


def _leave(page: Page, own_page: str) -> None:
    page.goto(own_page)
    expect(page.get_by_text("All is set.")).to_be_visible()
    page.get_by_role("link", name="I do not want to be told any more").click()
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done")
