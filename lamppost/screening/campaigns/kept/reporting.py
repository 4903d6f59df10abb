"""Campaigns on a terminal: what there is, and one of them with everything about it."""

from __future__ import annotations

from collections.abc import Iterator

from lamppost.core.errors import Refused
from lamppost.screening.campaigns.kept.state import MADE_WITH, current
from lamppost.screening.models import CampaignNote, CampaignTemplate

_SHOWN = 50


def listing() -> Iterator[str]:
    """The campaigns that a person should look at, the surest first."""
    state = current()
    if state.made_with != MADE_WITH:
        yield "What is here was found by another version. Run: lamppost campaigns rebuild"
    waiting = CampaignNote.objects.count()
    if waiting:
        yield f"{waiting:,} ads wait to be compared."
    flagged = CampaignTemplate.objects.filter(slot=state.slot, is_flagged=True)
    yield f"{flagged.count():,} campaigns."
    for kept in flagged.order_by("-score", "-size", "pk")[:_SHOWN]:
        held = f", held until {kept.held_until:%Y-%m-%d}" if kept.held_until else ""
        yield (
            f"{kept.pk:>8}  {kept.size:>5} ads, {kept.score:.0%} sure, "
            f"the last on {kept.last:%Y-%m-%d}{held}"
        )


def report(number: int) -> Iterator[str]:
    kept = CampaignTemplate.objects.filter(pk=number, slot=current().slot).first()
    if kept is None:
        raise Refused(f"There is no campaign {number}. All of them: lamppost campaigns show")
    yield f"Campaign {number}: {kept.size:,} ads, {kept.score:.0%} sure."
