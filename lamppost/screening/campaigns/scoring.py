"""What is to be thought of the hand behind a template. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member, Scored


def score(template: Template, members: Sequence[Member]) -> Scored:
    """Actors, never ads: one account is never flagged, however often it posts."""
    accounts = {member.account for member in members}
    if len(accounts) < 2:
        return Scored(False, 0.0)
    return Scored(True, 0.5)
