"""What has been thought of a thing, read again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from lamppost.journal.actions import name_of
from lamppost.screening.models import Screening
from lamppost.screening.verdict import Screened, Verdict

_HOLD = Verdict.HOLD.strictness


def reasons_for(subject: models.Model) -> list[str]:
    """What its author was told when it was last stopped, strictest first; none if it never was."""
    stopping = [Verdict.HOLD.value, Verdict.REFUSE.value]
    last = _about(subject).filter(verdict__in=stopping).order_by("-at", "-pk").first()
    if last is None:
        return []
    strictest = sorted(last.findings, key=lambda one: -Verdict(one["asks"]).strictness)
    return list(dict.fromkeys(one["sentence"] for one in strictest if one["sentence"]))


def has_been_cleared(subject: models.Model, found: Screened, *, since: datetime) -> bool:
    """Whether a reviewer has said of each finding that stops it that it was wrong, since it has
    had the words that it has. Of other words they have said nothing."""
    overturned = _about(subject).filter(at__gte=since, outcome=Screening.Outcome.OVERTURNED)
    cleared = {(one["check"], one["words"]) for row in overturned for one in row.findings}
    stopping = [one for one in found.findings if one.asks.strictness >= _HOLD]
    return {(one.check, one.words) for one in stopping or found.findings} <= cleared


def told_of(subject: models.Model) -> list[dict[str, Any]]:
    """Every verdict on it, for the author's own archive: what was decided and what they were
    told; how a check goes about it is not theirs to hand around."""
    return [
        {
            "at": one.at,
            "verdict": one.verdict,
            "told": [finding["sentence"] for finding in one.findings if finding["sentence"]],
        }
        for one in _about(subject).order_by("at", "pk")
    ]


def _about(subject: models.Model) -> models.QuerySet[Screening]:
    return Screening.objects.filter(subject=name_of(subject))
