"""A campaign as somebody who reviews sees it, on a page and on a terminal."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string

from lamppost.screening.campaigns.actions import hold_evidence
from lamppost.screening.campaigns.kept.showing import NoSuchCampaign, reviewed_campaign
from lamppost.screening.campaigns.reviewed import Reviewed
from lamppost.screening.models import CampaignTemplate
from lamppost.screening.tests.pile import NOON, Pile, lesson, pile, room

__all__ = ["pile"]
PHONE = "Call (305) 555-0142."


@pytest.fixture
def campaign(pile: Pile) -> Reviewed:
    rooms = [room(n, text=f"{room(n).text} {PHONE}") for n in range(4)]
    pile.put(*rooms, lesson(1))
    pile.settle()
    return reviewed_campaign(CampaignTemplate.objects.get(size=4).pk)


def test_the_template_is_shown_with_each_ads_value_in_each_slot(campaign: Reviewed) -> None:
    assert "ten minutes on foot from the old railway station" in " ".join(
        piece.text for piece in campaign.pieces
    )
    assert [ad.subject for ad in campaign.ads] == [f"room:{n}" for n in range(4)]
    for number, ad in enumerate(campaign.ads):
        assert str(400 + 7 * number) in " ".join(ad.values)
        assert len(ad.values) == len(campaign.slots)


def test_accounts_and_contacts_are_numbered_and_never_named(campaign: Reviewed) -> None:
    assert campaign.accounts == tuple(f"Account {n}" for n in range(1, 5))
    (phone,) = campaign.contacts
    assert phone.name == "Phone 1"
    assert phone.accounts == campaign.accounts


def test_the_piece_shows_all_of_it(campaign: Reviewed) -> None:
    html = render_to_string("screening/_campaign.html", {"campaign": campaign})
    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    for sentence in (*campaign.reasons, *campaign.against, *campaign.clears):
        assert sentence in words
    for ad in campaign.ads:
        assert ad.subject in words
        assert ad.account in words
    assert html.count('scope="col"') == 4 + len(campaign.slots)
    assert "people.person" not in html


def test_what_strangers_wrote_is_escaped(pile: Pile) -> None:
    pile.put(*(room(n, text=f"{room(n).text} <script>{n}</script>") for n in range(3)))
    pile.settle()
    campaign = reviewed_campaign(CampaignTemplate.objects.get().pk)
    assert "<script>" not in render_to_string("screening/_campaign.html", {"campaign": campaign})


def test_no_page_accuses_anybody(campaign: Reviewed) -> None:
    html = render_to_string("screening/_campaign.html", {"campaign": campaign}).lower()
    for word in ("traffick", "criminal", "fraud", "scam", "suspect", "guilty"):
        assert word not in html


def test_the_terminal_lists_campaigns_and_shows_one(campaign: Reviewed) -> None:
    out = StringIO()
    call_command("campaigns", "show", stdout=out)
    assert str(campaign.number) in out.getvalue()
    assert "1 campaigns." in out.getvalue()
    out = StringIO()
    call_command("campaigns", "show", str(campaign.number), stdout=out)
    assert "room:3" in out.getvalue()
    assert "What would clear it" in out.getvalue()


def test_the_terminal_is_not_moved_by_what_an_ad_says(pile: Pile) -> None:
    pile.put(*(room(n, place="\x1b[2J") for n in range(3)))
    pile.settle()
    out = StringIO()
    call_command("campaigns", "show", str(CampaignTemplate.objects.get().pk), stdout=out)
    assert "\x1b" not in out.getvalue()


def test_what_is_held_says_so(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    number = CampaignTemplate.objects.get().pk
    hold_evidence(number, until=NOON + timedelta(days=200))
    campaign = reviewed_campaign(number)
    assert campaign.held_until == NOON + timedelta(days=200)
    assert "case" in render_to_string("screening/_campaign.html", {"campaign": campaign})


def test_a_number_that_is_none_is_refused(pile: Pile) -> None:
    with pytest.raises(NoSuchCampaign):
        reviewed_campaign(17)
    with pytest.raises(CommandError):
        call_command("campaigns", "show", "17")


def test_the_terminal_rebuilds(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    out = StringIO()
    call_command("campaigns", "rebuild", stdout=out)
    assert "campaigns are as they are found now" in out.getvalue()
