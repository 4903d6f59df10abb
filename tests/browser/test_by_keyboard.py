"""From the front page to an ad without a pointer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lamppost.people.models import Person
from lamppost.testing import make_ad

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TABS = 60


def tab_to(page: Page, name: str) -> None:
    """Tabs on until whatever has this name has the focus, as somebody would who sees it."""
    focused = page.locator(":focus")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in (focused.get_attribute("aria-label") or focused.inner_text()):
            return
    raise AssertionError(f"“{name}” is not reached with {MOST_TABS} tabs")


def test_ad_is_found_and_opened(page: Page, alice: Person) -> None:
    make_ad(alice, "Blue kettle")
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="What")).to_be_focused()
    page.keyboard.type("kettle")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("“kettle”")
    tab_to(page, "Blue kettle")
    outline = page.locator(":focus").evaluate("it => getComputedStyle(it).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Blue kettle")
