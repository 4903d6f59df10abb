"""From a removal to its reasons, an objection, somebody else, and the ad in its place again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad, State
from lamppost.board.search.indexing import index_due
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.effects import do
from lamppost.moderation.models import Appeal, Rank
from lamppost.moderation.reasons.appeals import hear
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN
from lamppost.moderation.reviewing.tests.made_up import held_ad
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import make_ad, make_person
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WHY = Ruling(policy=Policy.GOODS, reasons="Fuel is not carried here.")
TEXT = "Brass lamp. The tank is empty and clean."


@pytest.fixture
def ad(alice: Person) -> Ad:
    """In the middle of three, so that its place can be lost."""
    now = timezone.now()
    older = make_ad(alice, "Older lamp", posted=now - timedelta(days=6))
    ad = make_ad(alice, "Storm lamp", text=TEXT, place=older.place, posted=now - timedelta(days=5))
    make_ad(alice, "Newer lamp", place=older.place, posted=now - timedelta(days=4))
    index_due()
    return ad


def link_in_last_mail(subject: str) -> str:
    notice = Notice.objects.latest("pk")
    assert notice.subject == subject
    found = re.search(r"https?://[^/\s]+(/reasons/\S+)", str(notice.body))
    assert found, notice.body
    return found[1]


def shown(page: Page) -> list[str]:
    index_due()
    page.goto("/ads/?q=lamp")
    return steps.titles(page)


def test_removed_ad_comes_back_in_its_place_with_its_days(page: Page, ad: Ad) -> None:
    mo, maya = make_person("Mo"), make_person("Maya")
    in_order, expires = shown(page), ad.expires
    assert in_order == ["Newer lamp", "Storm lamp", "Older lamp"]
    two_days_ago = timezone.now() - timedelta(days=2)
    do(Done.REMOVE, name_of(ad), WHY, by=mo, at=two_days_ago)
    assert shown(page) == ["Newer lamp", "Older lamp"]

    # Nobody is signed in: the link of the mail is enough.
    page.goto(link_in_last_mail("Your ad was removed: Storm lamp"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your ad was removed")
    expect(page.get_by_text("Fuel is not carried here.")).to_be_visible()
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.get_by_label("What is wrong with it?").fill("It is a lamp, and holds no fuel.")
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_text("Your objection has come.")).to_be_visible()
    page.goto(link_in_last_mail("Your objection has come: Storm lamp"))
    expect(page.get_by_text("Your objection has come.")).to_be_visible()

    appeal = Appeal.objects.get()
    heard = timezone.now()
    hear(appeal, True, "A lamp without fuel is welcome.", by=maya, at=heard)
    page.goto(link_in_last_mail("Your objection: it was undone: Storm lamp"))
    expect(page.get_by_text("It was undone.", exact=True)).to_be_visible()
    expect(page.get_by_text("A lamp without fuel is welcome.")).to_be_visible()
    assert shown(page) == in_order
    ad.refresh_from_db()
    assert ad.state == State.LIVE
    assert ad.expires == expires + (heard - two_days_ago)


def test_refusal_is_undone_by_another_from_page_to_page(
    page: Page, new_page: steps.NewPage, alice: Person
) -> None:
    ad = held_ad(alice, title="Storm lamp", text=TEXT)
    mo, maya = (make_person(name) for name in ("Mo", "Maya"))
    for person in (mo, maya):
        make_steward(person, Rank.STEWARD, at=timezone.now())
    of_mo, of_maya = new_page(), new_page()
    steps.sign_in(of_mo, "mo@example.org", then=f"/review/ads/{ad.pk}/")
    of_mo.get_by_role("radio", name="Goods that may not be sold").check()
    of_mo.get_by_role("button", name="Refuse").click()
    expect(of_mo.get_by_text("Refused: Goods that may not be sold.")).to_be_visible()
    assert carry_out_due(timezone.now() + UNDO_WITHIN) == 1

    page.goto(link_in_last_mail("Your ad is not carried: Storm lamp"))
    page.get_by_label("What is wrong with it?").fill("It is a lamp, and holds no fuel.")
    page.get_by_role("button", name="Object").click()
    of_mo.goto("/review/")
    expect(of_mo.get_by_text("Objection: Storm lamp")).to_have_count(0)
    steps.sign_in(of_maya, "maya@example.org", then="/review/")
    of_maya.get_by_role("link", name=re.compile("Objection: .*Storm lamp")).click()
    expect(of_maya.get_by_text("It is a lamp, and holds no fuel.")).to_be_visible()
    of_maya.get_by_label("To the person").fill("A lamp without fuel is welcome.")
    of_maya.get_by_role("button", name="Undo the decision").click()
    assert carry_out_due(timezone.now() + UNDO_WITHIN) == 1
    page.goto(link_in_last_mail("Your objection: it was undone: Storm lamp"))
    expect(page.get_by_text("It was undone.", exact=True)).to_be_visible()
    assert shown(page) == ["Storm lamp"]


def test_objection_without_words_is_asked_for_them_and_nothing_is_lost(page: Page, ad: Ad) -> None:
    do(Done.REMOVE, name_of(ad), WHY, by=make_person("Mo"), at=timezone.now())
    page.goto(link_in_last_mail("Your ad was removed: Storm lamp"))
    page.get_by_label("What is wrong with it?").evaluate(
        "box => { box.required = false; box.removeAttribute('maxlength'); }"
    )
    page.get_by_label("What is wrong with it?").fill("x" * 5_001)
    page.get_by_role("button", name="Object").click()
    expect(page.get_by_role("alert")).to_have_text("At most 5,000 characters, please.")
    expect(page.get_by_label("What is wrong with it?")).to_have_value("x" * 5_001)
