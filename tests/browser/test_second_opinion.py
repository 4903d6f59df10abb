"""Two who review see one thing differently, neither knows of the other, and a senior settles it."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from lamppost.board.models import Ad, State
from lamppost.journal.actions import name_of
from lamppost.moderation.models import Opinion, Rank
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN
from lamppost.moderation.reviewing.tests.made_up import TEXT, held_ad
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import NOON, make_person
from tests.browser.lived_in import World
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RANKS = {"mo": Rank.STEWARD, "nina": Rank.STEWARD, "maya": Rank.SENIOR}


@pytest.fixture
def ad(alice: Person) -> Ad:
    return held_ad(alice, title="Help in the house", text=TEXT)


@pytest.fixture
def world(ad: Ad) -> World:
    people = {name: make_person(name.title()) for name in RANKS}
    for name, person in people.items():
        make_steward(person, RANKS[name], at=NOON)
    return World(people, {})


def at_the_item(page: Page, world: World, who: str, board: str) -> Page:
    world.let_in(page, who, board)
    page.goto("/review/")
    page.locator("[data-item]").filter(has_text="Help in the house").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Help in the house")
    return page


def counts() -> None:
    """The seconds in which a choice can be taken back are over."""
    assert carry_out_due(timezone.now() + UNDO_WITHIN) == 1


def test_two_differ_and_a_senior_settles(
    new_page: NewPage, live_server: LiveServer, world: World, ad: Ad
) -> None:
    mo = at_the_item(new_page(), world, "mo", live_server.url)
    mo.get_by_text("Words, a note, how long").click()
    mo.get_by_label("For others who review").fill("Look at the number.")
    mo.get_by_role("radio", name="Exploitation").check()
    mo.get_by_role("button", name="Refuse").click()
    counts()
    ad.refresh_from_db()
    assert ad.state == State.HELD

    nina = at_the_item(new_page(), world, "nina", live_server.url)
    expect(nina.get_by_text("Look at the number.")).to_have_count(0)
    expect(nina.get_by_text("Two see it differently")).to_have_count(0)
    nina.get_by_role("button", name="Allow").click()
    counts()
    assert Opinion.objects.get().state == Opinion.State.DIFFER
    ad.refresh_from_db()
    assert ad.state == State.HELD

    # It is nobody's any more who has said something about it.
    nina.goto("/review/")
    expect(nina.get_by_text("Help in the house")).to_have_count(0)

    maya = at_the_item(new_page(), world, "maya", live_server.url)
    both = maya.get_by_role("region", name="Two see it differently")
    expect(both).to_contain_text("Refused · Exploitation")
    expect(both).to_contain_text("Look at the number.")
    expect(both).to_contain_text("Allowed")
    maya.get_by_role("button", name="Allow").click()
    counts()
    ad.refresh_from_db()
    assert ad.state == State.LIVE
    assert ad.decision
    assert ad.decision.by == name_of(world.people["maya"])
