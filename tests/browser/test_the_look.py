"""What was once ugly and that no other test would see."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.lived_in import World, make_world
from tests.browser.steps import NARROW, WIDE, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def box(one: Locator) -> tuple[float, float]:
    found = one.bounding_box()
    assert found
    return found["width"], found["height"]


def tops(many: Locator) -> list[float]:
    return many.evaluate_all("them => them.map(it => it.getBoundingClientRect().top)")


def test_small_photos_of_an_ad_are_square(page: Page, world: World) -> None:
    page.goto(world.fill("{ad}"))
    width, height = box(page.locator(".photos img").nth(3))
    assert width == pytest.approx(height, abs=1)


def test_masthead_of_a_phone_takes_two_lines(
    narrow_page: Page, world: World, live_server: LiveServer
) -> None:
    world.let_in(narrow_page, "alice", live_server.url)
    narrow_page.goto("/help/")
    links = narrow_page.get_by_role("navigation", name="Board").get_by_role("link")
    assert links.count() == 6
    assert len(set(tops(links))) == 2


@pytest.mark.parametrize("width", [NARROW, 800, WIDE])
def test_new_ads_of_the_front_page_fill_their_rows(
    new_page: NewPage, world: World, width: int
) -> None:
    page = new_page(width=width)
    page.goto("/")
    rows = tops(page.locator(".card"))
    assert len(rows) == 6
    assert len({rows.count(top) for top in rows}) == 1


def test_suggested_towns_stay_on_a_phone(narrow_page: Page, world: World) -> None:
    narrow_page.goto("/")
    narrow_page.get_by_role("combobox", name="Where").press_sequentially("day")
    expect(narrow_page.locator(".suggestions__option")).to_have_count(1)
    assert narrow_page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_button_that_only_serves_without_scripts_is_not_seen(page: Page, world: World) -> None:
    page.goto("/post/furniture/")
    expect(page.get_by_label("Add photos")).to_be_visible()
    expect(page.get_by_role("button", name="Add them now")).to_be_hidden()
