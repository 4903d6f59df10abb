"""The whole way of an ad where no script runs: every page does its job alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad, State
from lamppost.people.models import Person
from lamppost.places.tests.town_maker import make_towns
from lamppost.testing import make_ad
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _towns(transactional_db: None) -> None:
    make_towns("dayton", "kettering")


def test_ad_is_posted_found_changed_and_closed(page_without_scripts: Page) -> None:
    page = page_without_scripts
    steps.choose_category(page, "Furniture")
    _write(page)
    _add_photos(page)
    page.get_by_role("button", name="See it before it goes up").click()
    _light_a_cell(page)
    steps.sign_ad(page, "Alice", "alice@example.org")
    steps.type_code(page, steps.wrong_code(steps.newest_code()))
    expect(page.get_by_text("That is not the code.")).to_be_visible()
    steps.type_code(page, steps.newest_code())
    ad = steps.ad_shown(page)
    assert (ad.state, ad.price_cents, ad.place.name) == (State.LIVE, 12_000, "Kettering")
    assert ad.photos.shown().count() == 2
    _find(page)
    _change_and_close(page)


def _write(page: Page) -> None:
    page.get_by_label("Title").fill("Oak table")
    page.get_by_label("Price in USD").fill("a hundred")
    page.get_by_label("Town").fill("Kettering, Ohio")
    page.get_by_role("button", name="See it before it goes up").click()
    expect(page.get_by_role("alert")).to_contain_text("What you typed is all still here.")
    expect(page.get_by_label("Title")).to_have_value("Oak table")
    page.get_by_label("Price in USD").fill("120")


def _add_photos(page: Page) -> None:
    page.get_by_label("Tell people about it").fill("Seats six.")
    page.get_by_label("Add photos").set_input_files(
        [steps.picture("red.jpg"), steps.no_picture("notes.jpg"), steps.picture("blue.jpg")]
    )
    page.get_by_role("button", name="Add them now").click()
    expect(page.get_by_text("“notes.jpg” was not added.")).to_be_visible()
    expect(page.locator(".photo-list__one")).to_have_count(2)
    expect(page.get_by_label("Tell people about it")).to_have_value("Seats six.")
    page.get_by_label("What photo 2 shows").fill("The table from above")
    page.get_by_label("Place", exact=True).nth(0).fill("2")
    page.get_by_label("Place", exact=True).nth(1).fill("1")


def _light_a_cell(page: Page) -> None:
    expect(page.locator(".photos img").first).to_have_attribute("alt", "The table from above")
    page.get_by_role("link", name="Show a smaller area").click()
    page.get_by_label("Or coordinates").fill("39.69, -84.17")
    page.get_by_role("button", name="Show it on the map").click()
    page.get_by_role("button", name="Keep this area").click()
    expect(page.locator(".pin-map__cell--lit")).to_be_visible()


def _find(page: Page) -> None:
    steps.search(page, What="oak", Where="Kettering, Ohio")
    assert steps.titles(page) == ["Oak table"]
    page.get_by_label("Highest price").fill("50")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    page.get_by_label("Highest price").fill("150")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Oak table").click()


def _change_and_close(page: Page) -> None:
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Title").fill("Oak table, oiled")
    page.get_by_role("button", name="Put the changes up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oak table, oiled")
    page.get_by_role("button", name="Renew").click()
    expect(page.get_by_text("An ad can be renewed every 48 hours.")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Your ad is closed.")).to_be_visible()
    page.get_by_role("button", name="Put it up again").click()
    expect(page.get_by_text("Your ad is up again.")).to_be_visible()
    steps.sign_out(page)
    assert Ad.objects.get().state == State.LIVE


def test_filters_of_a_narrow_screen_unfold(new_page: steps.NewPage, alice: Person) -> None:
    make_ad(alice)
    page = new_page(width=steps.NARROW, scripts=False)
    page.goto("/ads/")
    expect(page.get_by_label("Lowest price")).to_be_hidden()
    page.locator("summary").get_by_text("Categories and filters").click()
    expect(page.get_by_label("Lowest price")).to_be_visible()


def test_adding_photos_to_an_ad_forgets_no_word(page_without_scripts: Page, alice: Person) -> None:
    page = page_without_scripts
    ad = make_ad(alice)
    steps.sign_in(page, "alice@example.org", then=f"/ads/{ad.pk}/edit/")
    page.get_by_label("Title").fill("Blue kettle, descaled")
    page.get_by_label("Add photos").set_input_files([steps.picture("blue.jpg")])
    page.get_by_role("button", name="Add them now").click()
    expect(page.locator(".photo-list__one")).to_have_count(1)
    expect(page.get_by_label("Title")).to_have_value("Blue kettle, descaled")
