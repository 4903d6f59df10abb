"""Going back, clicking twice, writing in two windows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad, Draft
from lamppost.people.models import Person
from lamppost.places.tests.town_maker import make_towns
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def checked(page: Page, alice: Person) -> Page:
    """Alice before the button that puts her ad up."""
    make_towns("dayton")
    steps.sign_in(page, "alice@example.org", then="/post/furniture/")
    page.get_by_label("Title").fill("Oak table")
    page.get_by_label("Price in USD").fill("120")
    page.locator("#id_place").fill("Dayton, Ohio")
    page.get_by_role("button", name="See it before it goes up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("As others will see it")
    return page


def test_second_click_puts_up_one_ad_and_shows_it(checked: Page) -> None:
    checked.get_by_role("button", name="Put it up").dblclick(no_wait_after=True)
    expect(checked).to_have_url(re.compile(r"/ads/\d+/oak-table/"))
    assert Ad.objects.count() == 1


def test_way_back_after_posting_leads_to_the_ad(checked: Page) -> None:
    checked.get_by_role("button", name="Put it up").click()
    expect(checked.get_by_text("Your ad is up.")).to_be_visible()
    ad = checked.url
    checked.go_back()
    checked.reload()
    expect(checked).to_have_url(ad)
    expect(checked.get_by_text("This ad is up already.")).to_be_visible()
    assert not Draft.objects.exists()


def test_form_of_an_ad_that_is_up_says_that_it_keeps_no_more(checked: Page) -> None:
    draft = Draft.objects.get()
    checked.goto(draft.get_absolute_url())
    other = checked.context.new_page()
    other.goto(f"{draft.get_absolute_url()}check/")
    other.get_by_role("button", name="Put it up").click()
    expect(other.get_by_text("Your ad is up.")).to_be_visible()
    checked.get_by_label("Title").fill("Oak table, oiled")
    expect(checked.get_by_role("status").filter(has_text="is up already")).to_be_visible()
    assert Ad.objects.get().title == "Oak table"
