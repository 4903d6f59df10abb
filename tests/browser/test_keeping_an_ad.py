"""An ad is found by others, and changed, renewed, closed and put up again by its poster."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lamppost.board.actions import remind_due
from lamppost.board.models import Ad, State
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.places.models import Place
from lamppost.places.tests.town_maker import make_towns
from lamppost.testing import make_ad
from tests.browser.steps import search, sign_in, sign_out, titles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def towns(transactional_db: None) -> dict[str, Place]:
    return make_towns("dayton", "kettering", "daytona")


@pytest.fixture
def table(alice: Person, towns: dict[str, Place]) -> Ad:
    """Up since an hour ago, among two others."""
    for title, cents, town in (("Pine table", 4_000, "kettering"), ("Kettle", 900, "daytona")):
        put_up(alice, title, cents, towns[town])
    return put_up(alice, "Oak table", 12_000, towns["dayton"])


def put_up(person: Person, title: str, cents: int, town: Place) -> Ad:
    posted = timezone.now() - timedelta(hours=1)
    price = {"price_cents": cents, "price_kind": "fixed", "currency": "USD"}
    return make_ad(person, title, place=town, posted=posted, **price)


def test_ad_is_found_by_words_by_place_and_by_price(page: Page, table: Ad) -> None:
    search(page, What="oak")
    assert titles(page) == ["Oak table"]
    search(page, What="table", Where="Dayton, Ohio")
    assert titles(page) == ["Oak table", "Pine table"]
    page.get_by_label("How far").select_option("5")
    page.get_by_role("button", name="Show", exact=True).click()
    assert titles(page) == ["Oak table"]
    search(page, What="table")
    page.get_by_label("Lowest price").fill("100")
    page.get_by_role("button", name="Show", exact=True).click()
    assert titles(page) == ["Oak table"]
    page.get_by_label("Lowest price").fill("")
    page.get_by_label("Highest price").fill("50")
    page.get_by_role("button", name="Show", exact=True).click()
    assert titles(page) == ["Pine table"]
    page.get_by_role("link", name="Pine table").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pine table")


def test_ad_is_changed_renewed_closed_and_put_up_again(page: Page, table: Ad) -> None:
    sign_in(page, "alice@example.org", then=table.get_absolute_url())
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_label("Title")).to_have_value("Oak table")
    page.get_by_label("Title").fill("Oak table, oiled")
    page.get_by_role("button", name="Put the changes up").click()
    expect(page.get_by_text("Your changes are up.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oak table, oiled")
    assert [version.title for version in table.versions.all()] == ["Oak table"]

    page.get_by_role("button", name="Renew").click()
    expect(page.get_by_text("An ad can be renewed every 48 hours.")).to_be_visible()
    Ad.objects.update(renewed=timezone.now() - timedelta(hours=49))
    page.get_by_role("button", name="Renew").click()
    expect(page.get_by_text("Your ad is on top again")).to_be_visible()

    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Your ad is closed.")).to_be_visible()
    table.refresh_from_db()
    assert table.state == State.CLOSED
    page.get_by_role("button", name="Put it up again").click()
    expect(page.get_by_text("Your ad is up again.")).to_be_visible()
    table.refresh_from_db()
    assert table.state == State.LIVE


def test_saved_ad_waits_in_the_browser_and_moves_to_the_account(
    page: Page, table: Ad, bob: Person
) -> None:
    page.goto(table.get_absolute_url())
    page.get_by_role("button", name="Save this ad").click()
    expect(page.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("navigation", name="Board").get_by_role("link", name="Saved").click()
    assert titles(page) == ["Oak table"]
    sign_in(page, "bob@example.org", then="/saved/")
    assert titles(page) == ["Oak table"]
    sign_out(page)
    page.goto("/saved/")
    expect(page.get_by_role("heading", name="Nothing saved yet")).to_be_visible()


def test_change_in_a_second_window_is_not_overwritten(page: Page, table: Ad) -> None:
    sign_in(page, "alice@example.org", then=f"/ads/{table.pk}/edit/")
    expect(page.get_by_label("Title")).to_have_value("Oak table")
    other = page.context.new_page()
    other.goto(f"/ads/{table.pk}/edit/")
    other.get_by_label("Title").fill("Oak table, sold with chairs")
    other.get_by_role("button", name="Put the changes up").click()
    expect(other.get_by_text("Your changes are up.")).to_be_visible()

    page.get_by_label("Tell people about it").fill("Seats eight.")
    page.get_by_role("button", name="Put the changes up").click()
    expect(page.get_by_role("alert")).to_contain_text("changed in another window")
    expect(page.get_by_label("Tell people about it")).to_have_value("Seats eight.")
    table.refresh_from_db()
    assert table.title == "Oak table, sold with chairs"


def test_renew_link_of_the_mail_renews_with_one_click(page: Page, table: Ad) -> None:
    now = timezone.now()
    Ad.objects.filter(pk=table.pk).update(
        renewed=now - timedelta(days=28), expires=now + timedelta(days=2)
    )
    assert remind_due(now) == 1
    mail = Notice.objects.get(kind="ad_ends")
    link = next(word for word in mail.body.split() if "then=renewal" in word)
    page.goto(link)
    expect(page.get_by_text("Your ad is on top again")).to_be_visible()
