"""A campaign on the page of an item: one look, one choice, as with everything else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from lamppost.moderation.models import CampaignReview, Proposal
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.people.models import Person
from lamppost.screening.models import CampaignTemplate
from lamppost.screening.tests.pile import NOON, Pile, pile, room

__all__ = ["pile"]


@pytest.fixture
def campaign(pile: Pile) -> CampaignTemplate:
    """As screening finds it; ads that no row of the board stands for."""
    pile.put(*(room(number) for number in range(1, 5)))
    pile.settle()
    CampaignTemplate.objects.update(look_by=NOON)
    return CampaignTemplate.objects.get()


@pytest.fixture
def client(mo: Person) -> Client:
    client = Client()
    client.force_login(mo)
    return client


def test_campaign_is_shown_as_one_thing(client: Client, campaign: CampaignTemplate) -> None:
    page = client.get(f"/review/campaigns/{campaign.pk}/").content.decode()
    assert "Ads of one template" in page
    assert "Hold all of them" in page
    assert "Suspend" not in page
    assert "second opinion" not in page.split('id="choices"')[1]


def test_all_its_ads_are_held_by_one_choice_that_can_be_undone(
    client: Client, campaign: CampaignTemplate
) -> None:
    path = f"/review/campaigns/{campaign.pk}/choice/"
    assert client.post(path, {"choice": "hold"}).status_code == 422
    assert client.post(path, {"choice": "hold", "policy": "check"}).status_code == 302
    proposal = Proposal.objects.get()
    client.post(f"/review/undo/{proposal.pk}/")
    assert carry_out_due(proposal.counts_from + timedelta(hours=1)) == 0
    assert client.post(path, {"choice": "hold", "policy": "check"}).status_code == 302
    assert carry_out_due(proposal.counts_from + timedelta(hours=1)) == 1
    review = CampaignReview.objects.get()
    assert (review.template, review.is_allowed) == (campaign.pk, False)


def test_campaign_that_is_gone_is_said_calmly(client: Client) -> None:
    answer = client.get("/review/campaigns/170170/")
    assert "Nobody has to look at this any more" in answer.content.decode()
