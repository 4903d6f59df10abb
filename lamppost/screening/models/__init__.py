"""What screening keeps: a module for each subject."""

from lamppost.screening.models.campaigns import (
    CampaignContact,
    CampaignMember,
    CampaignNote,
    CampaignPosting,
    CampaignState,
    CampaignTemplate,
)
from lamppost.screening.models.photos import (
    HashBlock,
    HashedPhoto,
    HashList,
    PhotoHolder,
    PhotoPart,
)
from lamppost.screening.models.prices import NotedPrice, PriceGroup
from lamppost.screening.models.rules import Rule, RuleHit
from lamppost.screening.models.screenings import Rulebook, Screening

__all__ = [
    "CampaignContact",
    "CampaignMember",
    "CampaignNote",
    "CampaignPosting",
    "CampaignState",
    "CampaignTemplate",
    "HashBlock",
    "HashList",
    "HashedPhoto",
    "NotedPrice",
    "PhotoHolder",
    "PhotoPart",
    "PriceGroup",
    "Rule",
    "RuleHit",
    "Rulebook",
    "Screening",
]
