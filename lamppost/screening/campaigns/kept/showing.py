"""A template of the board as a person reviews it, with texts as they are on the board now."""

from __future__ import annotations

from lamppost.core.errors import Refused
from lamppost.screening.campaigns.explained import explain
from lamppost.screening.campaigns.kept.board import places_of
from lamppost.screening.campaigns.kept.packing import unpacked_template
from lamppost.screening.campaigns.kept.state import current
from lamppost.screening.campaigns.kept.thinking import members_of, score_kept
from lamppost.screening.campaigns.reviewed import Reviewed, reviewed
from lamppost.screening.models import CampaignTemplate
from lamppost.screening.sources import ads_named, places_called


class NoSuchCampaign(Refused):
    code = "no_such_campaign"


def reviewed_campaign(number: int) -> Reviewed:
    """For moderation's page and for the terminal. Raises NoSuchCampaign: a rebuild, or the last
    of its ads going, ends a number."""
    kept = CampaignTemplate.objects.filter(pk=number, slot=current().slot).first()
    if kept is None:
        raise NoSuchCampaign(
            f"There is no campaign {number} any more. All of them: lamppost campaigns show"
        )
    members = members_of(kept)
    subjects = [member.id for member in members]
    texts = {name: ad.text for name, ad in ads_named(subjects).items()}
    scored = score_kept(kept, places_of(kept.slot))
    template = unpacked_template(kept.body)
    shown = explain(kept.pk, template, members, texts, scored)
    return reviewed(shown, places=places_called(subjects), held_until=kept.held_until)
