"""What those who review have chosen, in words."""

from __future__ import annotations

from django import template

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.clauses import CLAUSES
from lamppost.moderation.models import Choice, Proposal
from lamppost.moderation.reviewing.offers import DONE_WORDS

register = template.Library()


@register.filter
def chosen_words(proposal: Proposal) -> str:
    """ "Refused · Deception"; of what is let through no clause."""
    words = str(DONE_WORDS[proposal.choice])
    if proposal.choice in (Choice.ALLOW, Choice.ASK):
        return words
    return f"{words} · {CLAUSES[Policy(proposal.policy)].title}"
