"""The tables of this room, by subject. What they are about they name as the journal does."""

from __future__ import annotations

from lamppost.moderation.models.appeals import Appeal
from lamppost.moderation.models.authorities import AskedAbout, AuthorityRequest
from lamppost.moderation.models.campaigns import CampaignReview
from lamppost.moderation.models.cases import Case, Report
from lamppost.moderation.models.children import ChildCase, FileView
from lamppost.moderation.models.claims import Claim
from lamppost.moderation.models.evidence import Evidence, OpenRequest
from lamppost.moderation.models.late import LateMark
from lamppost.moderation.models.limits import ReportingLimit
from lamppost.moderation.models.opinions import Opinion
from lamppost.moderation.models.proposals import Choice, Proposal
from lamppost.moderation.models.stewards import Rank, Steward

__all__ = [
    "Appeal",
    "AskedAbout",
    "AuthorityRequest",
    "CampaignReview",
    "Case",
    "ChildCase",
    "Choice",
    "Claim",
    "Evidence",
    "FileView",
    "LateMark",
    "OpenRequest",
    "Opinion",
    "Proposal",
    "Rank",
    "Report",
    "ReportingLimit",
    "Steward",
]
