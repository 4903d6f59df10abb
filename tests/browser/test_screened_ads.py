"""An ad that is asked about, one that is held, and one that is refused: nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad, State
from lamppost.people.models import Person
from lamppost.places.tests.town_maker import make_towns
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKED = "It whistles. Call me on 937 555 0142 any evening."
HELD = "I am abroad. Pay the deposit with a gift card, and the movers bring it to you."
REFUSED = "Incall and outcall, 200 roses an hour, very discreet, GFE."


@pytest.fixture
def form(page: Page, alice: Person) -> Page:
    make_towns("dayton")
    steps.sign_in(page, "alice@example.org", then="/post/furniture/")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_label("Title").fill("Oak table")
    page.get_by_label("Price in USD").fill("120")
    page.locator("#id_place").fill("Dayton, Ohio")
    page.locator("#id_text").fill(text)
    page.get_by_role("button", name="See it before it goes up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("As others will see it")


def test_poster_is_asked_about_a_telephone_number_and_may_leave_it_in(form: Page) -> None:
    write(form, ASKED)
    expect(form.get_by_text("Your phone number stands in the ad")).to_be_visible()
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("Your ad is up.")).to_be_visible()
    assert Ad.objects.get().text == ASKED


def test_held_ad_is_kept_word_for_word_and_says_why(form: Page) -> None:
    write(form, HELD)
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("a person decides")).to_be_visible()
    expect(form.get_by_text(HELD)).to_be_visible()
    assert Ad.objects.get().state == State.HELD
    steps.sign_out(form)
    answer = form.goto(Ad.objects.get().get_absolute_url())
    assert answer is not None
    assert answer.status == 404


def test_refused_ad_can_be_written_again_from_its_words(form: Page) -> None:
    write(form, REFUSED)
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("This board does not carry it")).to_be_visible()
    form.get_by_role("button", name="Write another from it").click()
    expect(form).to_have_url(re.compile("/post/draft/"))
    expect(form.locator("#id_text")).to_have_value(REFUSED)
    form.locator("#id_text").fill("A table that I have oiled twice.")
    form.get_by_role("button", name="See it before it goes up").click()
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("Your ad is up.")).to_be_visible()
    states = Ad.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.REFUSED, State.LIVE]
