"""What this room holds of somebody: how it is handed over to them, and how it is erased."""

from __future__ import annotations

from typing import Any

from lamppost.moderation.models import Claim, Report, ReportingLimit, Steward
from lamppost.moderation.reports.outcomes import outcome_words
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _reviewing(person: Person) -> dict[str, Any]:
    return {
        "steward": list(
            Steward.objects.filter(person=person).values(
                "rank", "since", "trained", "declines", "keys"
            )
        ),
        "at_work_on": list(Claim.objects.filter(person=person).values("queue", "number", "since")),
    }


def _end_reviewing(person: Person) -> None:
    Claim.objects.filter(person=person).delete()
    Steward.objects.filter(person=person).delete()


def _reports(person: Person) -> list[Any]:
    """What they reported; of what came of it, only what they were told."""
    mine = Report.objects.filter(person=person).select_related("case__decision").order_by("pk")
    return [
        {
            "about": report.case.subject,
            "kind": report.kind,
            "words": report.words,
            "at": report.at,
            "told": report.told,
            "outcome": outcome_words(report),
        }
        for report in mine
    ]


def _forget_reports(person: Person) -> None:
    """The case stays, and what it is about; that they reported it, and their words, go."""
    mine = Report.objects.filter(person=person)
    mine.update(person=None, words="", address=b"", sender="")


def _limits(person: Person) -> list[Any]:
    limits = ReportingLimit.objects.filter(person=person).order_by("pk")
    return list(limits.values("since", "until", "decision__reasons"))


def _forget_limits(person: Person) -> None:
    ReportingLimit.objects.filter(person=person).delete()


OWN = (
    Belonging("reviewing", export=_reviewing, erase=_end_reviewing),
    Belonging("reports", export=_reports, erase=_forget_reports),
    Belonging("reporting_limits", export=_limits, erase=_forget_limits),
)
