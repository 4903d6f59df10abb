"""Rows of those who review and report that lead to alice: see test_everything_of_mine.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lamppost.core.sealing import seal
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Case, Claim, Rank, Report, ReportingLimit
from lamppost.moderation.reasons.objecting import object_to
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import NOON


def _report(alice: Person, bob: Person) -> None:
    case = Case.objects.create(
        subject=f"people.persona:{bob.personas.all()[0].pk}", opened=NOON, look_by=NOON
    )
    Report.objects.create(
        case=case,
        kind=Report.Kind.SPAM,
        words="Trace Report",
        person=alice,
        address=seal("trace.reporter@example.org"),
        at=NOON,
        key="trace",
    )


def _reporting_limit(alice: Person, bob: Person) -> None:
    decision = write_decision(Done.SUSPEND, alice, Ruling(), by="test", at=NOON, person=alice)
    ReportingLimit.objects.create(
        person=alice, since=NOON, until=NOON + timedelta(days=30), decision=decision
    )


def _objection(alice: Person, bob: Person) -> None:
    decision = write_decision(
        Done.HOLD, "board.ad:170", Ruling(), by="screening", at=NOON, person=alice
    )
    object_to(decision, "Trace Appeal", at=NOON)


MODERATION_MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "moderation.Steward": lambda alice, bob: make_steward(alice, Rank.SENIOR, at=NOON),
    "moderation.Claim": lambda alice, bob: Claim.objects.create(
        queue="letters", number=170_170_170, person=alice, since=NOON, until=NOON
    ),
    "moderation.Report": _report,
    "moderation.ReportingLimit": _reporting_limit,
    "moderation.Appeal": _objection,
}
MODERATION_SHOWN_AS = {
    "Steward": "2027-03-01",
    "Claim": "170170170",
    "ReportingLimit": "2027-03-31",
}
