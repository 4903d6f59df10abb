"""What somebody asks, and what two exchange, in their browsers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lamppost.people.models import Person
from lamppost.relay.models import Answer, Exchange
from lamppost.relay.tests.cast import begin
from tests.browser import steps
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
