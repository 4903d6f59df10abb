"""Somebody without an account posts an ad, with scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from lamppost.board.models import State
from lamppost.places.tests.town_maker import make_towns
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _towns(transactional_db: None) -> None:
    make_towns("dayton", "kettering", "daytona")


def test_ad_goes_up_without_an_account_and_nothing_typed_is_lost(page: Page) -> None:
    steps.choose_category(page, "Furniture")
    _type_and_reload(page)
    _mistake_the_price(page)
    _send_photos(page)
    _choose_town_by_keyboard(page)
    page.get_by_role("button", name="See it before it goes up").click()
    _light_a_cell(page)
    steps.sign_ad(page, "Alice", "alice@example.org")
    _mistype_the_code(page)
    ad = steps.ad_shown(page)
    expect(page.get_by_text("Your ad is up.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oak table with a story")
    expect(page.get_by_text("$120")).to_be_visible()
    expect(page.get_by_alt_text("The table from above")).to_be_visible()
    expect(page.locator(".pin-map__cell--lit")).to_be_visible()
    assert (ad.state, ad.price_cents, ad.place.name) == (State.LIVE, 12_000, "Dayton")
    assert ad.persona.name == "Alice"
    assert ad.cell


def _type_and_reload(page: Page) -> None:
    page.get_by_label("Title").fill("Oak table with a story")
    page.get_by_label("Tell people about it").fill("Seats six.\n\nOne leg was mended.")
    page.get_by_label("Price in USD").fill("a hundred")
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/post/draft/"))
    page.reload()
    expect(page.get_by_label("Title")).to_have_value("Oak table with a story")
    expect(page.get_by_label("Tell people about it")).to_have_value(
        "Seats six.\n\nOne leg was mended."
    )
    # What nobody has sent off yet is no mistake yet.
    expect(page.get_by_role("alert")).to_have_count(0)


def _mistake_the_price(page: Page) -> None:
    page.get_by_role("button", name="See it before it goes up").click()
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("What you typed is all still here.")
    expect(problems).to_be_focused()
    problems.get_by_role("link", name="Price in USD").click()
    price = page.get_by_label("Price in USD")
    expect(price).to_be_focused()
    expect(price).to_have_value("a hundred")
    expect(price).to_have_accessible_description(re.compile("in digits, such as 300"))
    price.fill("120")


def _send_photos(page: Page) -> None:
    three = [steps.picture("red.jpg"), steps.no_picture("notes.jpg"), steps.picture("blue.jpg")]
    page.get_by_label("Add photos").set_input_files(three)
    expect(page.get_by_role("alert").filter(has_text="“notes.jpg” was not added.")).to_be_visible()
    photos = page.locator(".photo-list__one")
    expect(photos).to_have_count(2)
    page.get_by_label("What photo 1 shows").fill("One leg, mended")
    page.get_by_label("What photo 2 shows").fill("The table from above")
    second = photos.nth(1).locator("img")
    second.drag_to(photos.nth(0), target_position={"x": 30, "y": 8})
    expect(photos.nth(0).get_by_role("textbox")).to_have_value("The table from above")
    expect(photos.nth(0).get_by_role("spinbutton")).to_have_value("1")


def _choose_town_by_keyboard(page: Page) -> None:
    town = page.get_by_role("combobox", name="Town")
    town.focus()
    page.keyboard.type("dayt")
    expect(page.locator(".suggestions__option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".suggestions__option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(town).to_have_value("Dayton, Ohio")
    expect(page.get_by_role("listbox")).to_be_hidden()


def _light_a_cell(page: Page) -> None:
    page.get_by_role("link", name="Show a smaller area").click()
    page.locator(".pin-picker__wide").click(position={"x": 300, "y": 200})
    page.get_by_role("button", name="Keep this area").click()
    expect(page.locator(".pin-map__cell--lit")).to_be_visible()
    first, second = page.locator(".photos img").all()
    expect(first).to_have_attribute("alt", "The table from above")
    expect(second).to_have_attribute("alt", "One leg, mended")


def _mistype_the_code(page: Page) -> None:
    code = steps.newest_code()
    steps.type_code(page, steps.wrong_code(code))
    expect(page.get_by_text("That is not the code.")).to_be_visible()
    page.reload()
    steps.type_code(page, code)
