"""How a report stands, in the words of its receipt: what was done to the thing, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.clauses import KINDS, Kind, kind_of
from lamppost.moderation.models import Claim, Report
from lamppost.moderation.queue.items import Queue


class Step(StrEnum):
    RECEIVED = "received"
    LOOKED_AT = "looked_at"  # somebody has it in front of them
    DECIDED = "decided"


@dataclass(frozen=True)
class Standing:
    step: Step
    words: str
    closed: datetime | None = None


def standings_of(reports: Sequence[Report], *, now: datetime) -> list[Standing]:
    """One query, where the reports came with their cases and decisions."""
    open_ones = {report.case_id for report in reports if report.case.is_open}
    claims = Claim.objects.filter(queue=Queue.REPORTS, number__in=open_ones, until__gt=now)
    at_work = set(claims.values_list("number", flat=True)) if open_ones else set()
    return [_standing(report, is_at_work=report.case_id in at_work) for report in reports]


def _standing(report: Report, *, is_at_work: bool) -> Standing:
    if not report.case.is_open:
        return Standing(Step.DECIDED, outcome_words(report), report.case.closed)
    if is_at_work:
        return Standing(Step.LOOKED_AT, _("Somebody is looking at it now."))
    return Standing(Step.RECEIVED, _("It has arrived, and nobody has decided about it yet."))


def outcome_words(report: Report) -> str:
    """ "" while nothing is decided."""
    case = report.case
    if case.is_open:
        return ""
    if report.outcome == Report.Outcome.ABUSIVE:
        return _("Somebody has looked at it. They think that this report was not meant honestly.")
    if case.decision is None:
        return _(
            "There is nothing left to decide: what you reported is not on this board any more."
        )
    if getattr(case.decision, "undone_by", None):
        return _("We had acted on it. After a second look that was undone: it may stay.")
    return _said_of(case.decision, case.subject)


def _said_of(decision: Decision, subject: str) -> str:
    if not decision.is_restriction:
        return _(
            "Somebody has looked at it, and it stays: they found nothing that the rules of this "
            "board forbid."
        )
    # A decision about something else, such as the account behind an ad, is between the board
    # and whom it touches.
    if decision.subject != subject or kind_of(subject) not in _GONE:
        return _("Somebody has looked at it, and the board has acted on it. Thank you.")
    if decision.done == Done.HOLD:
        return _("Somebody has looked at it. Nobody sees it until more is known. Thank you.")
    return _("Somebody has looked at it, and it is not shown any more. Thank you.")


_GONE = frozenset({Kind.AD, Kind.PHOTO, Kind.LETTER})


def kind_words(subject: str) -> str:
    """What was reported, without saying which: "An ad"."""
    return str(KINDS[Kind.PERSON if subject.startswith("people.persona:") else kind_of(subject)])
