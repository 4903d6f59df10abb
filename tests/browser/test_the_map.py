"""The map of a search: by hand, wheel and keys, and by links alone."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Error, Page, Request, Route, expect

from lamppost.people.models import Person
from lamppost.places.cells import cell_at
from lamppost.places.tests.town_maker import make_towns
from lamppost.testing import make_ad
from tests.browser import steps
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
START = "/ads/map/?q=kettle&at=39.76,-84.19,9"
SPOTS = ((39.75, -84.19), (39.69, -84.16), (39.92, -83.81), (39.92, -83.81))
ANSWER = re.compile(r"/ads/map/cells/")


@pytest.fixture(autouse=True)
def _ads(transactional_db: None, alice: Person) -> None:
    make_towns("dayton", "kettering", "springfield_oh")
    posted = timezone.now() - timedelta(hours=1)
    for number, spot in enumerate(SPOTS):
        make_ad(alice, f"Kettle {number}", cell=cell_at(*spot), posted=posted)
    make_ad(alice, "Chair", cell=cell_at(*SPOTS[0]), posted=posted)


def at(page: Page) -> tuple[float, float, float]:
    """Where the address says that the map is."""
    found = re.search(r"at=([-\d.]+)%2C([-\d.]+)%2C([\d.]+)", page.url)
    assert found, page.url
    lat, lon, zoom = map(float, found.groups())
    return lat, lon, zoom


def areas(page: Page) -> list[str]:
    return page.locator(".areas__one").all_inner_texts()


def test_map_is_moved_by_keys(page: Page) -> None:
    page.goto(START)
    expect(page.get_by_role("status")).to_have_text("4 ads in 2 areas")
    page.get_by_role("group", name="Map:").focus()
    with page.expect_response(ANSWER):
        page.keyboard.press("+")
    expect(page.get_by_role("status")).to_have_text("4 ads in 3 areas")
    assert at(page)[2] == 10
    with page.expect_response(ANSWER):
        page.keyboard.press("ArrowUp")
    assert at(page)[0] > 39.8
    with page.expect_response(ANSWER):
        page.keyboard.press("-")
    assert at(page)[2] == 9
    assert "q=kettle" in page.url


def test_list_under_the_map_follows_it_and_leads_to_the_ads(page: Page) -> None:
    page.goto(START)
    expect(page.locator(".areas__one")).to_have_count(2)
    with page.expect_response(ANSWER):
        page.get_by_role("link", name="Zoom in").click()
    expect(page.locator(".areas__one")).to_have_count(3)
    assert page.locator(".ads-map__cell").count() == 3
    link = page.locator(".areas__one").get_by_role("link", name="Around Springfield, Ohio")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("“kettle” in one piece of the map")
    assert set(steps.titles(page)) == {"Kettle 2", "Kettle 3"}


def test_back_from_an_area_leads_to_where_the_map_was(page: Page) -> None:
    page.goto("/ads/?q=kettle")
    page.get_by_role("link", name="Map", exact=True).click()
    # Before its module has come, "Move south" is a link like any other.
    expect(page.locator(".ads-map--live")).to_be_visible()
    with page.expect_response(ANSWER):
        page.get_by_role("link", name="Move south").click()
    with page.expect_response(ANSWER):
        page.get_by_role("link", name="Zoom out").click()
    where = at(page)
    page.locator(".areas__one").get_by_role("link").first.click()
    expect(page.get_by_text("These are the ads of one piece of the map.")).to_be_visible()
    page.go_back()
    expect(page.locator("svg.ads-map__picture")).to_be_visible()
    assert at(page) == where
    # One step more, and not one for each move of the map.
    page.go_back()
    expect(page).to_have_url(re.compile(r"/ads/\?q=kettle$"))


def test_map_is_dragged_and_zoomed_about_the_pointer(page: Page) -> None:
    page.goto(START)
    picture = page.locator("svg.ads-map__picture")
    box = picture.bounding_box()
    assert box
    x, y = box["x"] + 300, box["y"] + 200
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y + 40, steps=6)
    with page.expect_response(ANSWER):
        page.mouse.up()
    lat, lon, _zoom = at(page)
    # To the right and down: now the map shows what lies to the west and north.
    assert lat > 39.77
    assert lon == pytest.approx(-84.19 - 150 * 360 / 256 / 2**9, abs=0.01)
    assert "/ads/map/" in page.url
    with page.expect_response(ANSWER):
        page.mouse.wheel(0, -400)
    assert at(page)[2] == 10


def test_click_on_a_cell_opens_its_ads(page: Page) -> None:
    page.goto(START)
    page.locator(".ads-map__cell").first.click()
    expect(page.get_by_text("These are the ads of one piece of the map.")).to_be_visible()
    assert len(steps.titles(page)) == 2


def test_page_scrolls_under_the_wheel_until_the_map_is_taken_in_hand(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(START)
    page.locator("svg.ads-map__picture").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")
    assert page.url.endswith(START)


def test_quick_moves_are_asked_about_once(page: Page) -> None:
    page.goto(START)
    asked: list[str] = []

    def note(request: Request) -> None:
        if ANSWER.search(request.url):
            asked.append(request.url)

    page.on("request", note)
    page.get_by_role("group", name="Map:").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    with page.expect_response(ANSWER):
        page.keyboard.press("+")
    # Presses without a pause between them ask once, for where they ended.
    expect(page.locator("svg.ads-map__picture")).to_have_attribute("data-at", re.compile(",10$"))
    assert len(asked) == 1


def test_answer_that_comes_too_late_is_dropped(page: Page) -> None:
    page.goto(START)
    held: list[Route] = []
    page.route(ANSWER, lambda route: route.continue_() if held else held.append(route))
    zoom_in = page.get_by_role("link", name="Zoom in")
    with page.expect_request(ANSWER):
        zoom_in.click()
    with page.expect_response(ANSWER):
        zoom_in.click()
    picture = page.locator("svg.ads-map__picture")
    expect(picture).to_have_attribute("data-at", re.compile(",11$"))
    with suppress(Error):  # nobody waits for it any more
        held[0].continue_()
    with page.expect_response(ANSWER):
        page.get_by_role("link", name="Move east").click()
    expect(picture).to_have_attribute("data-at", re.compile(",11$"))


def test_lost_connection_is_told(page: Page) -> None:
    page.goto(START)
    page.route(ANSWER, lambda route: route.abort("aborted"))
    page.get_by_role("link", name="Zoom in").click()
    expect(page.get_by_role("status")).to_contain_text("could not be brought up to date")
    page.unroute(ANSWER)
    page.get_by_role("link", name="Zoom out").click()
    expect(page.get_by_role("status")).to_have_text("4 ads in 2 areas")


def test_map_works_without_a_script(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/ads/?q=kettle&place=Dayton,+Ohio&km=50")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“kettle” near Dayton on the map")
    page.get_by_role("link", name="Zoom out").click()
    page.get_by_role("link", name="Zoom in").click()
    page.get_by_role("link", name="Move east").click()
    page.get_by_role("link", name="Move west").click()
    expect(page.get_by_role("status")).to_contain_text("4 ads in")
    page.get_by_role("link", name="Around Springfield, Ohio").click()
    assert set(steps.titles(page)) == {"Kettle 2", "Kettle 3"}


def test_narrow_map_fetches_a_piece_of_its_own_size(new_page: NewPage) -> None:
    page = new_page(width=NARROW)
    with page.expect_response(ANSWER):
        page.goto(START)
    picture = page.locator("svg.ads-map__picture")
    expect(picture).to_have_attribute("viewBox", re.compile(r"^0 0 28\d 448$"))
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
