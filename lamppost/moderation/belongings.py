"""What this room holds of somebody: how it is handed over to them, and how it is erased."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from lamppost.journal.actions import name_of
from lamppost.moderation.models import Appeal, Claim, Report, ReportingLimit, Steward
from lamppost.moderation.reasons.closing import close_gone
from lamppost.moderation.reasons.links import reasons_url
from lamppost.moderation.reasons.mine import decisions_told
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


def _objections(person: Person) -> list[Any]:
    """What they held against decisions, and what they were told."""
    theirs = Appeal.objects.filter(decision__person=name_of(person)).order_by("pk")
    return list(theirs.values("decision__at", "decision__done", "words", "at", "state", "answer"))


def _end_objections(person: Person) -> None:
    close_gone(name_of(person), at=timezone.now())


def _decisions(person: Person) -> list[Any]:
    """The statements that they were given, each with the way to it."""
    return [
        {
            **{name: getattr(one, name) for name in ("at", "done", "policy", "reasons", "facts")},
            "terms": one.terms,
            "until": one.until,
            "reasons_at": reasons_url(one),
        }
        for one in decisions_told(person)
    ]


def _keep_decisions(person: Person) -> None:
    """They stay, as everything in the journal: they name a number, and nobody behind it."""


OWN = (
    Belonging("decisions", export=_decisions, erase=_keep_decisions),
    Belonging("objections", export=_objections, erase=_end_objections),
    Belonging("reviewing", export=_reviewing, erase=_end_reviewing),
    Belonging("reports", export=_reports, erase=_forget_reports),
    Belonging("reporting_limits", export=_limits, erase=_forget_limits),
)
