"""What moderators' decisions say of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lamppost.screening.models import Rule, RuleHit, Screening
from lamppost.screening.rules.precision import Precision

# What was decided longest ago is about another board; so many bring the interval to some percent.
MOST_DECISIONS = 600


def precision_of(rule: Rule, *, live_alone: bool = True) -> Precision:
    """Of the latest decisions about what it matched, each thing counted once.

    live_alone: without what it matched in shadow. Of that only what others stopped is ever
    decided on, which makes a rule look better than it is.
    """
    hits = RuleHit.objects.filter(rule=rule).exclude(screening__outcome="")
    if live_alone:
        hits = hits.filter(is_live=True)
    rows = hits.order_by("-screening__decided", "-screening_id").values_list(
        "screening__subject", "screening__outcome"
    )
    latest: dict[str, str] = {}
    for subject, outcome in rows[: 4 * MOST_DECISIONS]:
        if len(latest) < MOST_DECISIONS:
            latest.setdefault(subject, outcome)
    right = sum(outcome == Screening.Outcome.UPHELD for outcome in latest.values())
    return Precision(right, len(latest))


@dataclass(frozen=True)
class Match:
    """Something that a rule was true of, with the verdict it got and what came of that."""

    subject: str
    verdict: str
    outcome: str
    is_live: bool
    at: datetime


def latest_matches(rule: Rule, *, most: int = 10) -> list[Match]:
    """For somebody to look at: of a rule in shadow, nobody else will. Newest first."""
    columns = ("screening__subject", "screening__verdict", "screening__outcome", "is_live")
    hits = RuleHit.objects.filter(rule=rule).order_by("-screening__at", "-screening_id")
    return [Match(*row) for row in hits.values_list(*columns, "screening__at")[:most]]


def matched(rule: Rule, *, is_live: bool) -> int:
    """How many things it matched; one that was looked at three times is one."""
    hits = RuleHit.objects.filter(rule=rule, is_live=is_live)
    return hits.values("screening__subject").distinct().count()
