"""A steward at work: by keys alone, and without scripts."""

from __future__ import annotations

import re
import sys
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lamppost.board.models import State
from lamppost.moderation.models import Proposal, Rank
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN
from lamppost.moderation.reviewing.tests.made_up import TEXT, held_ad, open_case
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.people.suspending import suspension_of
from lamppost.testing import NOON, make_ad, make_person
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_KEYS, MOST_SECS = 3, 10


@pytest.fixture
def mo(transactional_db: None) -> Person:
    mo = make_person("Mo")
    make_steward(mo, Rank.STEWARD, at=NOON)
    return mo


@pytest.fixture
def desk(page: Page, mo: Person, alice: Person) -> Page:
    held_ad(alice, title="First table", text=TEXT)
    held_ad(alice, title="Second table", text=TEXT)
    steps.sign_in(page, "mo@example.org", then="/review/")
    return page


def waits_for(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def is_ready(page: Page) -> None:
    """The button that only serves those who use keys is there once they do something."""
    expect(page.get_by_role("button", name="Keys")).to_be_visible()


def open_first(page: Page) -> None:
    page.get_by_role("link", name=re.compile("First table")).click()
    is_ready(page)


def test_plain_case_takes_three_keys_and_few_seconds(
    desk: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the queue to the next thing. Most of the time is the computer's, not the steward's."""
    expect(desk.locator("[data-item]").first).to_be_focused()
    keys = ["Enter", "r", "4"]
    began = time.monotonic()
    for key in keys:
        if key == "r":
            waits_for(desk, "First table")
            is_ready(desk)
        desk.keyboard.press(key)
    waits_for(desk, "Second table")
    took = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\na plain case: {len(keys)} keys, {took:.1f} s of the computer's\n")
    assert len(keys) <= MOST_KEYS
    assert took < MOST_SECS
    proposal = Proposal.objects.get()
    assert (proposal.choice, proposal.policy) == ("refuse", "scam")


def test_key_undoes_what_was_chosen_and_all_is_as_it_was(desk: Page) -> None:
    open_first(desk)
    desk.get_by_text("Words, a note, how long").click()
    desk.get_by_label("For others who review").fill("Jar of keys: a r d s 2 z")
    desk.get_by_role("heading", level=1).focus()
    desk.keyboard.press("r")
    expect(desk.get_by_text("Now the number of the clause")).to_be_visible()
    desk.keyboard.press("4")
    waits_for(desk, "Second table")
    is_ready(desk)
    expect(desk.get_by_role("status").get_by_text("Refused: Deception.")).to_be_visible()
    desk.keyboard.press("z")
    waits_for(desk, "First table")
    expect(desk.get_by_label("For others who review")).to_have_value("Jar of keys: a r d s 2 z")
    expect(desk.get_by_role("radio", name="Deception")).to_be_checked()
    assert not Proposal.objects.exists()


def test_no_key_counts_while_somebody_types(desk: Page) -> None:
    open_first(desk)
    desk.get_by_text("Words, a note, how long").click()
    desk.get_by_label("To the person").press_sequentially("are there any 2 days?")
    waits_for(desk, "First table")
    assert not Proposal.objects.exists()


def test_escape_gives_up_what_waits_for_a_clause(desk: Page) -> None:
    open_first(desk)
    desk.keyboard.press("d")
    desk.keyboard.press("Escape")
    desk.keyboard.press("4")
    expect(desk.get_by_role("radio", name="Deception")).to_be_checked()
    waits_for(desk, "First table")
    assert not Proposal.objects.exists()


def test_keys_move_help_and_are_listed(desk: Page) -> None:
    open_first(desk)
    waits_for(desk, "First table")
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Keys")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog", name="Keys")).to_be_hidden()
    desk.keyboard.press("j")
    waits_for(desk, "Second table")
    is_ready(desk)
    desk.keyboard.press("k")
    waits_for(desk, "First table")


def test_everything_works_without_scripts(
    page_without_scripts: Page, mo: Person, alice: Person
) -> None:
    page = page_without_scripts
    held_ad(alice, title="First table", text=TEXT)
    steps.sign_in(page, "mo@example.org", then="/review/")
    page.get_by_role("link", name=re.compile("First table")).click()
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_text("Choose the clause that it rests on.")).to_be_visible()
    page.get_by_role("radio", name="Deception").check()
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_text("Refused: Deception.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    waits_for(page, "First table")
    expect(page.get_by_role("radio", name="Deception")).to_be_checked()


def test_person_is_suspended_until_a_day_and_posts_again_after_it(
    page: Page, new_page: steps.NewPage, mo: Person, alice: Person
) -> None:
    ad = make_ad(alice, "Reported table")
    open_case(f"board.ad:{ad.pk}", "They want money first")
    steps.sign_in(page, "mo@example.org", then="/review/")
    page.get_by_role("link", name=re.compile("Reported table")).click()
    is_ready(page)
    page.keyboard.press("s")
    page.get_by_label("Suspended for").select_option("30")
    page.get_by_label("To the person").fill("You asked three people for a deposit.")
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("4")
    expect(page.get_by_role("status").get_by_text("Suspended: Deception.")).to_be_visible()
    soon = timezone.now() + UNDO_WITHIN
    assert carry_out_due(soon) == 1
    ad.refresh_from_db()
    assert ad.state == State.REMOVED

    of_alice = new_page()
    steps.sign_in(of_alice, "alice@example.org", then="/my/")
    expect(of_alice.get_by_text(re.compile("suspended")).first).to_be_visible()
    suspended = suspension_of(alice, soon)
    assert suspended
    assert suspended.until
    assert timedelta(days=29) < suspended.until - soon < timedelta(days=30)
    assert suspension_of(alice, suspended.until) is None
