"""Somebody does not come back: who was told opens the link of a mail, and looks after it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from lamppost.demo.mailbox import Mail, latest_mails
from lamppost.meetings import clock
from lamppost.meetings.answers.tests.cast import SAFE, begin
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.models import Way
from lamppost.meetings.plans.actions import check_in
from lamppost.meetings.telling.tests.stage import END, MINUTE, Stage
from lamppost.notices.models import Channel
from lamppost.notices.urgent.sending import send_due
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = begin()
    Way.objects.exclude(channel=Channel.MAIL).delete()
    at(END, monkeypatch)
    return stage


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard looks, and what it wrote goes out."""
    monkeypatch.setattr(clock, "now", lambda: moment)
    look(moment)
    send_due(Channel.MAIL, moment)


def mails_to(address: str) -> list[Mail]:
    """Newest first."""
    return [one for one in latest_mails() if one.to == address]


def link_to(address: str) -> str:
    found = re.search(r"https?://\S+/meetings/for/\S+", mails_to(address)[0].body)
    assert found
    return found[0]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_contact_without_an_account_takes_it_on_and_hears_that_all_is_clear(
    new_page: NewPage, stage: Stage, monkeypatch: pytest.MonkeyPatch, scripts: bool
) -> None:
    ana = new_page(width=NARROW, scripts=scripts)
    ana.goto(link_to("ana@example.org"))
    expect(ana.get_by_role("heading", level=1)).to_contain_text("Al is overdue since")
    expect(ana.get_by_text("Dayton library")).to_have_count(0)

    at(END + 5 * MINUTE, monkeypatch)
    joe = new_page(width=NARROW, scripts=scripts)
    joe.goto(link_to("joe@example.org"))
    joe.get_by_role("button", name="I take it on").click()
    expect(joe.get_by_role("heading", name="You have taken it on")).to_be_visible()

    ana.get_by_role("button", name="I take it on").click()  # a page of five minutes ago
    expect(ana.get_by_role("heading", name="Joe has taken it on")).to_be_visible()
    expect(ana.get_by_role("definition").filter(has_text="Dayton library")).to_be_visible()

    check_in(stage.plan, SAFE, at=END + 6 * MINUTE)
    at(END + 6 * MINUTE, monkeypatch)
    for page, address in ((ana, "ana@example.org"), (joe, "joe@example.org")):
        subjects = [one.subject for one in mails_to(address)]
        assert subjects.count("All clear: Al has checked in") == 1
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("All clear")
        expect(page.get_by_role("button", name="I take it on")).to_have_count(0)
