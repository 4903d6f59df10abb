"""Ads of one template through several accounts: looked at as one, decided for each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks.base import Task
from playwright.sync_api import Page, expect

from lamppost.board.models import Ad, State
from lamppost.journal.decisions import decisions_about
from lamppost.moderation.models import Proposal, Rank
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.screening.campaigns.actions import assign_due, note_ad
from lamppost.screening.models import CampaignNote
from lamppost.screening.tests.pile import room
from lamppost.testing import NOON, make_ad, make_person
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = "Call (305) 555-0142."
COUNT = 5


@pytest.fixture
def ads(transactional_db: None) -> list[Ad]:
    now = timezone.now()
    ads = [
        make_ad(
            make_person(f"Poster{number}"),
            "Furnished room",
            text=f"{room(number).text} {PHONE}",
            posted=now - timedelta(minutes=number),
        )
        for number in range(COUNT)
    ]
    for ad in ads:
        note_ad(ad)
    while CampaignNote.objects.filter(is_later=False).exists():
        assign_due(now)
    return ads


@pytest.fixture(autouse=True)
def _work_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(task: Any, *args: Any) -> None:
        task.call(*args)

    monkeypatch.setattr(Task, "enqueue", call)


def settle() -> None:
    """The ten seconds in which it can be taken back are over."""
    now = timezone.now()
    Proposal.objects.update(counts_from=now - timedelta(seconds=1))
    assert carry_out_due(now) == 1


def states(ads: list[Ad]) -> set[str]:
    return set(Ad.objects.filter(pk__in=[ad.pk for ad in ads]).values_list("state", flat=True))


def test_campaign_is_held_as_one_and_each_poster_gets_the_reasons(
    page: Page, ads: list[Ad]
) -> None:
    make_steward(make_person("Mo"), Rank.STEWARD, at=NOON)
    steps.sign_in(page, "mo@example.org", then="/review/")
    page.get_by_role("link", name=f"Campaign of {COUNT} ads").click()
    expect(page.get_by_text("ten minutes on foot from the old railway station")).to_be_visible()
    page.get_by_label("Too much of the same").check()
    page.get_by_role("button", name="Hold").click()
    settle()
    assert states(ads) == {State.HELD}
    for ad in ads:
        (decision,) = decisions_about(ad)
        assert decision.policy == "spam"
        assert "came through several accounts" in decision.reasons
    told = Notice.objects.filter(address__startswith="poster").values_list("address", flat=True)
    assert len(set(told)) == COUNT

    page.goto("/review/")
    expect(page.locator("[data-item]")).to_have_count(1)  # still one thing
    page.get_by_role("link", name=f"Campaign of {COUNT} ads").click()
    page.get_by_role("button", name="Allow").click()
    settle()
    assert states(ads) == {State.LIVE}
    page.goto("/review/")
    expect(page.get_by_text("Nothing waits. Thank you for looking.")).to_be_visible()
