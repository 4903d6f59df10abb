"""Two people write to each other, in two browsers; a third one finds nothing."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from lamppost.board.models import Ad
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Letter
from lamppost.relay.tests.cast import answer, say
from lamppost.testing import make_ad
from tests.browser import steps
from tests.browser.lived_in import World
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER = "Your letter"


@pytest.fixture
def ad(alice: Person, bob: Person, carol: Person) -> Ad:
    return make_ad(alice, "Blue kettle", posted=timezone.now())


@pytest.fixture
def world(alice: Person, bob: Person, carol: Person) -> World:
    return World({"alice": alice, "bob": bob, "carol": carol}, {})


def send(page: Page, text: str) -> None:
    page.get_by_label(LETTER).fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def test_answer_to_an_ad_is_talked_about_both_ways_without_a_reload(
    new_page: NewPage, live_server: LiveServer, ad: Ad, world: World
) -> None:
    bobs, alices = new_page(), new_page(width=steps.NARROW)
    world.let_in(bobs, "bob", live_server.url)
    world.let_in(alices, "alice", live_server.url)
    bobs.goto(ad.get_absolute_url())
    bobs.get_by_role("link", name="Write to Alice").click()
    bobs.get_by_label(LETTER).fill("Does it whistle?")
    bobs.get_by_role("button", name="Send the letter").click()
    expect(bobs.get_by_role("heading", level=1)).to_have_text("Alice")

    alices.goto("/help/")
    alices.get_by_role("link", name="Letters 1 new").click()
    alices.get_by_role("link", name="Bob").click()
    expect(alices.get_by_text("Does it whistle?")).to_be_visible()
    send(alices, "At seven, every morning.")
    expect(bobs.get_by_text("At seven, every morning.")).to_be_visible()

    send(bobs, "Then I take it.")
    expect(alices.get_by_text("Then I take it.")).to_be_visible()
    expect(alices.locator(".letter")).to_have_count(3)
    # What came by itself has been seen.
    alices.goto("/letters/")
    expect(alices.get_by_text("new", exact=True)).to_have_count(0)


def test_letters_come_where_a_browser_knows_no_event_streams(
    new_page: NewPage, live_server: LiveServer, ad: Ad, world: World
) -> None:
    page = new_page()
    page.add_init_script("delete window.EventSource")
    page.clock.install()
    there = answer(ad, world.people["bob"])
    world.let_in(page, "bob", live_server.url)
    page.goto(there.get_absolute_url())
    say(there, world.people["alice"], "It is.")
    page.clock.fast_forward(6_000)
    expect(page.get_by_text("It is.")).to_be_visible()


def test_stranger_who_has_the_address_finds_nothing(
    new_page: NewPage, live_server: LiveServer, ad: Ad, world: World
) -> None:
    path = answer(ad, world.people["bob"]).get_absolute_url()
    page = new_page()
    world.let_in(page, "carol", live_server.url)
    for address in (path, f"{path}events/", f"{path}poster.svg"):
        found = page.goto(address)
        assert found
        assert found.status == 404


def test_everything_is_done_without_scripts(
    page_without_scripts: Page, live_server: LiveServer, ad: Ad, world: World
) -> None:
    page = page_without_scripts
    world.let_in(page, "bob", live_server.url)
    page.goto(ad.get_absolute_url())
    page.get_by_role("link", name="Write to Alice").click()
    page.get_by_label(LETTER).fill("Ring me: (937) 224-7111")
    page.get_by_role("button", name="Send the letter").click()
    page.get_by_role("button", name="Send it", exact=True).click()
    # Asked once: the next number goes through.
    send(page, "Or (937) 224-7112")
    assert Letter.objects.count() == 2
    say(Conversation.objects.get(), world.people["alice"], "I will.")
    page.get_by_role("link", name="Look for new letters").click()
    expect(page.get_by_text("I will.")).to_be_visible()
    page.get_by_text("Add photos").click()
    page.get_by_label("Photos").set_input_files([steps.picture("red.jpg")])
    send(page, "Like this")
    expect(page.get_by_alt_text("Photo 1 of this letter")).to_be_visible()
    page.get_by_role("link", name="End this conversation").click()
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("This conversation has ended: no letters")).to_be_visible()


def test_letter_written_before_signing_in_is_there_afterwards(page: Page, ad: Ad) -> None:
    page.goto(ad.get_absolute_url())
    page.get_by_role("link", name="Write to Alice").click()
    page.get_by_label(LETTER).fill("A long and careful letter")
    page.get_by_role("button", name="Sign in and send it").click()
    page.get_by_label("Your mail address").fill("dora@example.org")
    page.get_by_role("button", name="Send me a code").click()
    steps.type_code(page, steps.newest_code())
    expect(page.get_by_label(LETTER)).to_have_value("A long and careful letter")
    page.get_by_label("The name they see").fill("Dora")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("A long and careful letter")).to_be_visible()
    expect(page.get_by_label(LETTER)).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False])
def test_session_that_runs_out_while_a_letter_is_typed_loses_nothing(
    new_page: NewPage, live_server: LiveServer, ad: Ad, world: World, scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    path = answer(ad, world.people["bob"]).get_absolute_url()
    world.let_in(page, "bob", live_server.url)
    page.goto(path)
    page.get_by_label(LETTER).fill("An hour of work")
    Session.objects.all().delete()
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_label("Your mail address").fill("bob@example.org")
    page.get_by_role("button", name="Send me a code").click()
    steps.type_code(page, steps.newest_code())
    expect(page.get_by_label(LETTER)).to_have_value("An hour of work")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".letter--own").last).to_contain_text("An hour of work")
    assert Letter.objects.filter(text="An hour of work").count() == 1


def test_letter_is_kept_in_the_browser_until_it_is_sent_or_its_author_signs_out(
    page: Page, live_server: LiveServer, ad: Ad, world: World
) -> None:
    path = answer(ad, world.people["bob"]).get_absolute_url()
    world.let_in(page, "bob", live_server.url)
    page.goto(path)
    page.get_by_label(LETTER).press_sequentially("Half a let")
    page.goto("/help/")
    page.goto(path)
    expect(page.get_by_label(LETTER)).to_have_value("Half a let")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".letter--own")).to_have_count(2)
    expect(page.get_by_label(LETTER)).to_have_value("")
    page.get_by_label(LETTER).press_sequentially("Another")
    steps.sign_out(page)
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_leaving_at_once_leaves_no_way_back_to_the_letters(
    page: Page, live_server: LiveServer, ad: Ad, world: World, settings: Settings
) -> None:
    settings.QUICK_EXIT = f"{live_server.url}/help/"
    path = answer(ad, world.people["bob"]).get_absolute_url()
    world.let_in(page, "bob", live_server.url)
    page.goto("/")
    page.goto(path)
    page.get_by_role("link", name="Leave at once").click()
    page.wait_for_url("**/help/")
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/")


def test_back_to_the_list_of_letters_leads_away_again_until_the_board_is_opened_anew(
    page: Page, live_server: LiveServer, ad: Ad, world: World, settings: Settings
) -> None:
    settings.QUICK_EXIT = f"{live_server.url}/help/"
    path = answer(ad, world.people["bob"]).get_absolute_url()
    world.let_in(page, "bob", live_server.url)
    page.goto("/letters/")
    page.goto(path)
    page.get_by_role("link", name="Leave at once").click()
    page.wait_for_url("**/help/")
    page.go_back(wait_until="commit")
    expect(page).to_have_url(f"{live_server.url}/help/")
    page.goto("/letters/")
    expect(page).to_have_url(f"{live_server.url}/letters/")
    page.goto(path)
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/letters/")


def test_title_tells_of_letters_that_come_while_another_page_is_looked_at(
    page: Page, live_server: LiveServer, ad: Ad, world: World
) -> None:
    there = answer(ad, world.people["bob"])
    world.let_in(page, "bob", live_server.url)
    # A browser without a window has no tab in the background: it is told that it is one.
    page.add_init_script(
        "Object.defineProperty(Document.prototype, 'hidden', {get: () => window.away === true})"
    )
    page.goto(there.get_absolute_url())
    page.evaluate("window.away = true")
    say(there, world.people["alice"], "It is.")
    expect(page).to_have_title("(1) Alice · Lamppost")
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title("Alice · Lamppost")
