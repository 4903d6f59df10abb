"""Planning a meeting, checking in, and going on without a connection."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from lamppost.meetings.codes import choose_codes
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.models import Plan
from lamppost.meetings.tests.making import FORCED, SAFE, make_contact
from tests.browser.lived_in import World, make_world
from tests.browser.steps import NARROW, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world() -> World:
    """Alice has codes and somebody who is told."""
    world = make_world()
    alice = world.people["alice"]
    choose_codes(alice, SAFE, FORCED, at=timezone.now())
    make_contact(alice, "Ana")
    return world


def _open(page: Page, world: World, board: LiveServer, who: str, path: str) -> None:
    world.let_in(page, who, board.url)
    page.goto(world.fill(path))


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("scripts", [True, False])
def test_three_taps_lead_from_a_conversation_to_an_armed_plan(
    new_page: NewPage, world: World, live_server: LiveServer, scripts: bool
) -> None:
    page = new_page(width=NARROW, scripts=scripts)
    _open(page, world, live_server, "alice", "{talk}")
    taps = 0
    for name in ("Plan a meeting", "Next", "Start the clock"):
        page.get_by_role("link" if taps == 0 else "button", name=name).click()
        taps += 1
        assert _fits(page)
    expect(page.get_by_role("heading", name="Meeting under way")).to_be_visible()
    plan = Plan.objects.get(person=world.people["alice"], state="armed")
    told = {one.contact for one in plan.to_tell.select_related("contact")}
    assert (taps, told) == (3, set(usable_contacts(world.people["alice"])))
    expect(page.get_by_text("Bob")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wrong_code_is_said_and_the_right_one_closes(
    new_page: NewPage, world: World, live_server: LiveServer, scripts: bool
) -> None:
    page = new_page(width=NARROW, scripts=scripts)
    _open(page, world, live_server, "greg", "/meetings/{plan}/")
    page.get_by_label("Your code").fill("9999")
    page.get_by_role("button", name="I am safe").click()
    expect(page.get_by_text("That is not your code")).to_be_visible()
    expect(page.get_by_label("Your code")).to_have_value("")
    page.get_by_label("Your code").fill(SAFE)
    page.get_by_role("button", name="I am safe").click()
    expect(page.get_by_role("heading", name="You have checked in")).to_be_visible()
    assert _fits(page)


def test_more_time_and_help_from_the_link_of_a_notice(page: Page, world: World) -> None:
    page.goto(world.fill("/meetings/check/{plan_link}/"))
    expect(page).to_have_title("A reminder")
    page.get_by_label("Your code").fill(SAFE)
    page.get_by_role("button", name="15 minutes more").click()
    expect(page.get_by_text(re.compile("^5[89]:|^1:00:"))).to_be_visible()
    page.get_by_text("Get help now").click()
    page.get_by_role("button", name="Tell them now").click()
    expect(page.get_by_role("heading", name="You asked for help")).to_be_visible()


def test_what_is_pressed_on_a_phone_of_years_ago_arrives(
    page: Page, world: World, live_server: LiveServer
) -> None:
    # Safari 15 and Chrome 80 to 102 run our scripts and have no such thing.
    page.add_init_script("delete AbortSignal.timeout")
    _open(page, world, live_server, "greg", "/meetings/{plan}/")
    page.get_by_label("Your code").fill(SAFE)
    page.get_by_role("button", name="I am safe").click()
    expect(page.get_by_role("heading", name="You have checked in")).to_be_visible()


def test_clock_goes_on_without_a_connection_and_what_was_pressed_is_sent_later(
    page: Page, world: World, live_server: LiveServer
) -> None:
    _open(page, world, live_server, "greg", "/meetings/{plan}/")
    page.context.set_offline(True)
    left = page.locator("[data-part='left']")
    shown = left.text_content()
    expect(page.get_by_text("No connection: the time goes on")).to_be_visible()
    expect(left).not_to_have_text(str(shown))
    page.get_by_label("Your code").fill(SAFE)
    page.get_by_role("button", name="I am safe").click()
    expect(page.get_by_text("what you pressed is kept on this page")).to_be_visible()
    plan = Plan.objects.get(public_id=world.words["plan"])
    assert plan.state == Plan.State.ARMED
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert SAFE not in kept
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="You have checked in")).to_be_visible()
    plan.refresh_from_db()
    assert plan.state == Plan.State.CLOSED


def test_whoever_leaves_at_once_is_not_led_back(
    page: Page, world: World, live_server: LiveServer, settings: Settings
) -> None:
    settings.QUICK_EXIT = f"{live_server.url}/help/"
    _open(page, world, live_server, "greg", "/meetings/")
    page.goto(world.fill("/meetings/{plan}/"))
    page.get_by_role("link", name="Leave at once").click()
    page.wait_for_url("**/help/")
    page.go_back(wait_until="commit")
    # Signed out as well: of the plan, and of the list before it, nothing is left to be seen.
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
