"""What somebody asks, and what two exchange, in their browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad
from lamppost.people.models import Person
from lamppost.relay.models import Answer, Conversation, Exchange
from lamppost.relay.tests.cast import begin
from lamppost.testing import make_ad
from tests.browser import steps
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _set_asks(page: Page, ad: Ad) -> None:
    """She starts from a ready-made list, looks at it as others will, and keeps it."""
    steps.sign_in(page, "alice@example.org", then=ad.get_absolute_url())
    page.get_by_role("link", name="What I ask before somebody can write").click()
    page.get_by_role("link", name="Selling something dear").click()
    page.get_by_label("A confirmed phone number").uncheck()
    page.get_by_label("A confirmed mail address").check()
    page.get_by_label("Questions of your own").fill("When could you come?\nA copy of your ID?")
    page.get_by_label("Words 1").fill("Alice Lamp")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("identity document. That is what")).to_be_visible()
    expect(page.get_by_label("Words 1")).to_have_value("Alice Lamp")
    page.get_by_label("Questions of your own").fill("When could you come?")
    page.get_by_role("button", name="See what whoever writes will see").click()
    expect(page.get_by_text("I agree:")).to_be_visible()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Kept. It holds for whoever writes from now on.")).to_be_visible()


def _answer(page: Page, ad: Ad) -> Conversation:
    """He sees what is asked and what he learns, leaves an answer out, and gives it."""
    steps.sign_in(page, "bob@example.org", then=f"/ads/{ad.pk}/answer/")
    expect(page.get_by_text("You meet this:")).to_be_visible()
    expect(page.get_by_text("First name", exact=True)).to_be_visible()
    expect(page.get_by_text("Alice Lamp")).to_have_count(0)
    page.get_by_label("Your letter").fill("Is it still there?")
    page.get_by_label("When could you come?").fill(" ")
    page.get_by_label("I agree:").check()
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("Answer the question “When could you come?”")).to_be_visible()
    expect(page.get_by_label("Your letter")).to_have_value("Is it still there?")
    expect(page.get_by_label("I agree:")).to_be_checked()
    assert not Conversation.objects.exists()
    page.get_by_label("When could you come?").fill("On Friday at six")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("Alice Lamp")).to_be_visible()
    return Conversation.objects.get()


def _exchange(hers: Page, his: Page, conversation: Conversation) -> None:
    his.get_by_role("link", name="Propose an exchange").click()
    his.get_by_label("Name 1").fill("First name")
    his.get_by_label("Words 1").fill("Roberto")
    his.get_by_role("button", name="Propose it").click()
    expect(his.get_by_text("Say what you want to be told")).to_be_visible()
    his.get_by_label("Wanted 1").fill("Phone number")
    his.get_by_role("button", name="Propose it").click()
    expect(his.get_by_role("heading", name="Waits for their answer")).to_be_visible()
    hers.goto(conversation.get_absolute_url())
    expect(hers.get_by_text("On Friday at six")).to_be_visible()
    hers.get_by_role("link", name="Answer it").click()
    expect(hers.get_by_text("Roberto")).to_have_count(0)
    hers.get_by_label("Phone number").fill("+1 937 555 0100")
    hers.get_by_role("button", name="Give mine and read theirs").click()
    expect(hers.get_by_text("Roberto")).to_be_visible()
    his.reload()
    expect(his.get_by_text("+1 937 555 0100")).to_be_visible()
    assert Exchange.objects.filter(state=Exchange.State.OPEN).count() == 2
    assert not any(b"Roberto" in bytes(one.sealed) for one in Answer.objects.all())


def _whole_way(new_page: NewPage, alice: Person, **options: bool) -> None:
    ad = make_ad(alice, "Camera with two lenses")
    hers, his = new_page(**options), new_page(**options)
    _set_asks(hers, ad)
    _exchange(hers, his, _answer(his, ad))


def test_way_from_asking_to_an_exchange(new_page: NewPage, alice: Person, bob: Person) -> None:
    _whole_way(new_page, alice)


def test_same_way_where_no_script_runs(new_page: NewPage, alice: Person, bob: Person) -> None:
    _whole_way(new_page, alice, scripts=False)


def test_proposal_is_changed_taken_back_and_declined(
    new_page: NewPage, alice: Person, bob: Person
) -> None:
    there = f"/letters/{begin(alice, bob).public_id}/exchanges/"
    hers, his = new_page(), new_page()
    steps.sign_in(his, "bob@example.org", then=there)
    steps.sign_in(hers, "alice@example.org", then=there)
    for _ in range(2):
        his.get_by_label("Name 1").fill("First name")
        his.get_by_label("Words 1").fill("Roberto")
        his.get_by_label("Wanted 1").fill("Phone number")
        his.get_by_role("button", name="Propose it").click()
        his.get_by_role("link", name="Change it").click()
        expect(his.get_by_label("Words 1")).to_have_value("Roberto")
        his.get_by_label("Wanted 1").fill("Street")
        his.get_by_role("button", name="Change the offer").click()
        if Exchange.objects.filter(state=Exchange.State.WITHDRAWN).exists():
            break
        his.get_by_role("button", name="Take it back").click()
        expect(his.get_by_role("heading", name="You took it back")).to_be_visible()
    hers.reload()
    expect(hers.get_by_label("Street")).to_be_visible()
    hers.get_by_role("button", name="Decline").click()
    expect(hers.get_by_role("heading", name="You did not want to")).to_be_visible()
    assert not Answer.objects.exists()
