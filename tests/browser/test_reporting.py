"""Somebody without an account reports an ad, a steward decides, and the receipt says so."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from lamppost.board.models import Ad, State
from lamppost.moderation.models import Case, Rank, Report
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_person
from tests.browser.lived_in import World
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOT_FOUND = 404
WIDTH = "radio => radio.offsetWidth"


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, "Oak table")


@pytest.fixture
def world(ad: Ad) -> World:
    mo = make_person("Mo")
    make_steward(mo, Rank.STEWARD, at=NOON)
    return World({"mo": mo}, {})


def report(page: Page, ad: Ad) -> str:
    """From the page of the ad to the receipt; its address."""
    page.goto(ad.get_absolute_url())
    page.get_by_text("Report", exact=True).click()
    page.get_by_role("link", name="Report this ad").click()
    # Beside words that take two lines, too.
    widths = {radio.evaluate(WIDTH) for radio in page.get_by_role("radio").all()}
    assert len(widths) == 1
    page.get_by_role("radio", name=re.compile("money in advance")).check()
    page.get_by_label("In your own words").fill("A deposit before I have seen it.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your report")
    expect(page.get_by_role("status")).to_contain_text("It has arrived")
    return page.url


def open_case(page: Page, world: World, board: str) -> None:
    world.let_in(page, "mo", board)
    page.goto("/review/")
    page.get_by_role("link", name=re.compile("Oak table")).click()
    expect(page.get_by_text("A deposit before I have seen it.")).to_be_visible()


def choose(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    # The seconds in which it can be taken back are over.
    assert carry_out_due(timezone.now() + UNDO_WITHIN) == 1


def test_report_without_account_comes_to_an_end_that_its_receipt_tells(
    new_page: NewPage, live_server: LiveServer, world: World, ad: Ad
) -> None:
    of_dora, of_mo = new_page(width=NARROW), new_page()
    receipt = report(of_dora, ad)
    # Whoever keeps nothing but the address comes back by it, in any browser.
    expect(of_dora.locator(".report-link")).to_have_text(receipt)
    assert Report.objects.get().person is None

    open_case(of_mo, world, live_server.url)
    again = new_page(width=NARROW)
    again.goto(receipt)
    expect(again.get_by_role("status")).to_have_text("Somebody is looking at it now.")
    of_mo.get_by_role("radio", name="Deception").check()
    choose(of_mo, "Remove")
    ad.refresh_from_db()
    assert ad.state == State.REMOVED

    again.goto(receipt)
    expect(again.get_by_role("status")).to_contain_text("it is not shown any more")
    expect(again.get_by_text("Oak table")).to_have_count(0)
    assert of_dora.request.get(ad.get_absolute_url()).status == NOT_FOUND


def test_report_that_finds_nothing_says_so_and_the_ad_stays(
    new_page: NewPage, live_server: LiveServer, world: World, ad: Ad
) -> None:
    of_dora, of_mo = new_page(width=NARROW, scripts=False), new_page(scripts=False)
    receipt = report(of_dora, ad)
    open_case(of_mo, world, live_server.url)
    choose(of_mo, "Leave it as it is")
    of_dora.goto(receipt)
    expect(of_dora.get_by_role("status")).to_contain_text("it stays")
    ad.refresh_from_db()
    assert ad.state == State.LIVE
    assert not Case.objects.get().is_open
    of_mo.goto("/review/")
    expect(of_mo.get_by_text("Oak table")).to_have_count(0)
