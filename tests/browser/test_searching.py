"""Typing what one looks for."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lamppost.board.search.indexing import index_due
from lamppost.people.models import Person
from lamppost.testing import make_ad
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kettles(alice: Person) -> None:
    for title in ("Blue kettle", "Red kettle", "Old kettle"):
        make_ad(alice, title, posted=timezone.now())
    make_ad(alice, "Kettering map", posted=timezone.now())
    index_due()


def test_word_is_completed_by_keyboard_and_then_searched_for(page: Page, kettles: None) -> None:
    page.goto("/")
    what = page.get_by_role("combobox", name="What")
    what.press_sequentially("blue kett")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_have_text("blue kettle about 3 ads")
    expect(what).to_have_attribute("aria-expanded", "true")
    what.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    what.press("Enter")
    expect(what).to_have_value("blue kettle")
    expect(what).to_have_attribute("aria-expanded", "false")
    what.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("blue kettle")
    expect(page.get_by_role("link", name="Blue kettle")).to_be_visible()


def test_what_was_typed_is_searched_for_if_no_suggestion_is_taken(
    page: Page, kettles: None
) -> None:
    page.goto("/ads/")
    what = page.get_by_role("combobox", name="What")
    what.press_sequentially("kett")
    expect(page.locator(".suggestions__option")).to_have_count(1)
    what.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“kett”")


def test_suggestion_is_taken_with_a_click_on_a_narrow_screen(
    narrow_page: Page, kettles: None
) -> None:
    narrow_page.goto("/ads/")
    what = narrow_page.get_by_role("combobox", name="What")
    what.press_sequentially("ke")
    narrow_page.locator(".suggestions__option", has_text="kettle").click()
    expect(what).to_have_value("kettle")
    assert not narrow_page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_meant_is_seen_before_any_filter_on_a_narrow_screen(
    new_page: NewPage, kettles: None, *, scripts: bool
) -> None:
    page = new_page(NARROW, scripts=scripts)
    page.goto("/ads/?q=blue+kettel&within=7")  # narrowed, so that there is something to widen
    expect(page.get_by_text("Did you mean blue kettle?")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    page.get_by_text("Categories and filters").click()
    expect(page.get_by_role("button", name="Show")).to_be_visible()
