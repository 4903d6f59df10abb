"""What the page of an item shows of a campaign."""

from __future__ import annotations

from typing import Any

from lamppost.moderation.campaigns.reviews import review_of
from lamppost.moderation.queue.items import Item
from lamppost.screening.campaigns.kept.showing import reviewed_campaign

TEMPLATE = "moderation/campaigns/_panel.html"


def panel_for(item: Item) -> tuple[str, dict[str, Any]]:
    """A piece of a page and what it shows. Raises NoSuchCampaign."""
    return TEMPLATE, {
        "campaign": reviewed_campaign(item.number),
        "campaign_review": review_of(item.number),
    }
