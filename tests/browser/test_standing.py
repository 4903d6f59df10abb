"""Somebody shows a number, and two who met write of each other: with scripts and without."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from lamppost.demo.mailbox import latest_mails
from lamppost.people.models import Person
from lamppost.standing.models import Met, Phone
from lamppost.standing.tests.cast import meet
from tests.browser.steps import NewPage, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False])
def test_number_is_shown_by_a_code_and_removed_again(
    new_page: NewPage, alice: Person, settings: Settings, scripts: bool
) -> None:
    settings.SMS = "folder"
    page = new_page(scripts=scripts)
    sign_in(page, "alice@example.org", then="/my/standing/")
    page.get_by_role("link", name="Show that you control a number").click()
    page.get_by_label("Your mobile number").fill("800 555 1212")
    page.get_by_role("button", name="Text me a code").click()
    expect(page.get_by_text("No code can be sent to a number of that kind.")).to_be_visible()
    expect(page.get_by_label("Your mobile number")).to_have_value("800 555 1212")
    page.get_by_label("Your mobile number").fill("937 555 0134")
    page.get_by_role("button", name="Text me a code").click()
    found = re.search(r"\d{6}", latest_mails()[0].body)
    assert found
    page.get_by_label("Code from the text message").fill(f"{(int(found[0]) + 1) % 10**6:06}")
    page.get_by_role("button", name="This is the code").click()
    expect(page.get_by_text("That is not the code.")).to_be_visible()
    page.get_by_label("Code from the text message").fill(found[0])
    page.get_by_role("button", name="This is the code").click()
    expect(page.get_by_text("Controls a phone number, since")).to_be_visible()
    page.get_by_role("link", name="Change or remove it").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("Nothing is known of a phone number")).to_be_visible()
    assert not Phone.objects.exists()


@pytest.fixture
def met(alice: Person, bob: Person) -> Met:
    return meet(alice, bob, timezone.now() - timedelta(days=2))


def write(page: Page, about: str, words: str) -> None:
    page.goto("/my/standing/references/")
    page.get_by_role("link", name=f"Write about {about}").click()
    expect(page.get_by_text("We met, and it went as we had agreed.")).to_be_visible()
    page.get_by_label("A few words").fill(words)
    page.get_by_role("button", name="Say so").click()


def test_two_who_met_read_each_other_once_both_have_written(new_page: NewPage, met: Met) -> None:
    hers, his = new_page(), new_page(scripts=False)
    sign_in(hers, "alice@example.org")
    sign_in(his, "bob@example.org")
    write(hers, "Bob", "Came on time.")
    expect(hers.get_by_text("sealed until both of you have written")).to_be_visible()
    his.goto("/my/standing/references/")
    expect(his.get_by_text("Came on time.")).to_have_count(0)
    write(his, "Alice", "Friendly dog.")
    expect(his.get_by_text("Both of you have")).to_be_visible()
    expect(his.get_by_text("Came on time.")).to_be_visible()
    his.get_by_role("button", name="Show the words").click()
    his.goto("/my/standing/")
    expect(his.get_by_text("1 reference").first).to_be_visible()
    expect(his.get_by_text("Came on time.")).to_be_visible()

    hers.goto("/my/standing/references/")
    hers.get_by_role("button", name="Take back").click()
    expect(hers.get_by_text("Your reference is taken back.")).to_be_visible()
    his.reload()
    expect(his.get_by_text("Came on time.")).to_have_count(0)
