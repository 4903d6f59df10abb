"""Two people stand at a door, each with a browser of their own, one of them without scripts."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from lamppost.people.models import Person
from lamppost.relay.actions import open_conversation
from lamppost.relay.models import Conversation
from lamppost.relay.tests.cast import letter
from lamppost.standing.models import Met
from lamppost.testing import make_ad
from tests.browser import steps
from tests.browser.lived_in import World
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    now = timezone.now()
    ad = make_ad(alice, "Blue kettle", posted=now)
    return open_conversation(ad, letter("Is it there?"), by=bob.personas.all()[0], at=now)


@pytest.fixture
def world(alice: Person, bob: Person) -> World:
    return World({"alice": alice, "bob": bob}, {})


def own_digits(page: Page) -> str:
    return page.locator(".door__digits").inner_text()


def enter(page: Page, digits: str) -> None:
    page.get_by_label("Their four digits").fill(digits)
    page.get_by_role("button", name="Enter", exact=True).click()


def test_two_tell_each_other_their_digits_and_have_met(
    new_page: NewPage, live_server: LiveServer, talk: Conversation, world: World
) -> None:
    alices, bobs = new_page(width=steps.NARROW, scripts=False), new_page()
    for page, who in ((alices, "alice"), (bobs, "bob")):
        world.let_in(page, who, live_server.url)
        page.goto(talk.get_absolute_url())
    alices.get_by_role("link", name="Door code").click()
    alices.get_by_role("button", name="Open the door code for today").click()

    bobs.reload()
    expect(bobs.get_by_text("Alice offers a door code for today.")).to_be_visible()
    bobs.get_by_role("link", name="Door code").click()
    hers, his = own_digits(alices), own_digits(bobs)
    assert hers != his

    enter(bobs, steps.wrong_code(hers) if steps.wrong_code(hers) != his else "0000")
    expect(bobs.get_by_text("These are not the digits of the other one.")).to_be_visible()
    enter(bobs, hers)
    expect(bobs.get_by_text("once Alice has entered yours")).to_be_visible()
    enter(alices, his)
    expect(alices.get_by_text("It counts as a meeting for both of you.")).to_be_visible()

    bobs.get_by_role("link", name="Look again").click()
    expect(bobs.get_by_text("It counts as a meeting for both of you.")).to_be_visible()
    bobs.get_by_role("link", name="Letters with Alice").click()
    expect(bobs.get_by_text("You both say that you met on")).to_be_visible()
    assert Met.objects.count() == 2
