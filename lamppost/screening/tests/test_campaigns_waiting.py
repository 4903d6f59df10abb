"""By when somebody should have looked at a campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from lamppost.screening.campaigns.actions import note_looked_at, rebuild
from lamppost.screening.campaigns.kept import numbers
from lamppost.screening.models import CampaignTemplate
from lamppost.screening.rulings import CAMPAIGN_WITHIN, LARGE, LARGE_CAMPAIGN_WITHIN
from lamppost.screening.tests.pile import NOON, Pile, pile, room

__all__ = ["pile"]


def _asked_about(pile: Pile, ads: int, at: datetime = NOON) -> CampaignTemplate:
    """The template of rooms to let, through as many accounts, that state one number."""
    pile.put(*(room(n, text=f"{room(n).text} Call (305) 555-0142.") for n in range(ads)))
    pile.settle(at)
    return CampaignTemplate.objects.get(is_flagged=True)


def test_flagged_template_is_to_be_looked_at_sooner_once_it_is_large(pile: Pile) -> None:
    assert _asked_about(pile, 6).look_by == NOON + CAMPAIGN_WITHIN
    soon = NOON + timedelta(hours=1)
    assert _asked_about(pile, 12, soon).look_by == NOON + CAMPAIGN_WITHIN
    assert _asked_about(pile, LARGE, soon).look_by == soon + LARGE_CAMPAIGN_WITHIN


def test_template_that_was_looked_at_comes_back_when_it_has_grown_by_half(pile: Pile) -> None:
    assert note_looked_at(_asked_about(pile, 6).pk) == 6
    assert _asked_about(pile, 8).look_by is None
    assert _asked_about(pile, 9).look_by == NOON + CAMPAIGN_WITHIN
    assert note_looked_at(0) == 0


def test_template_that_is_thought_harmless_again_waits_for_nobody(pile: Pile) -> None:
    _asked_about(pile, 6)
    for n in range(6):
        pile.put(replace(pile.ads[f"room:{n}"], account="people.person:1"))
    pile.put(room(6, account="people.person:1"))
    pile.settle()
    (kept,) = CampaignTemplate.objects.all()
    assert (kept.is_flagged, kept.look_by) == (False, None)


def test_what_somebody_looked_at_is_not_asked_about_again_after_a_rebuild(
    pile: Pile, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, int]] = []
    monkeypatch.setattr(numbers, "_hearing", [lambda old, new: heard.append((old, new))])
    before = _asked_about(pile, 6).pk
    note_looked_at(before)
    rebuild(NOON)
    after = CampaignTemplate.objects.get(is_flagged=True)
    assert (after.look_by, after.looked_size) == (None, 6)
    assert heard == [(before, after.pk)]
    assert _asked_about(pile, 9).look_by == NOON + CAMPAIGN_WITHIN


def test_what_waits_for_somebody_has_waited_as_long_after_a_rebuild(pile: Pile) -> None:
    _asked_about(pile, 6)
    rebuild(NOON + timedelta(hours=5))
    assert CampaignTemplate.objects.get(is_flagged=True).look_by == NOON + CAMPAIGN_WITHIN
