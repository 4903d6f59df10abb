"""Rows of those who review and report that lead to alice: see test_everything_of_mine.py."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.core.sealing import seal
from lamppost.moderation.models import Case, Claim, Rank, Report
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


MODERATION_MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "moderation.Steward": lambda alice, bob: make_steward(alice, Rank.SENIOR, at=NOON),
    "moderation.Claim": lambda alice, bob: Claim.objects.create(
        queue="letters", number=170_170_170, person=alice, since=NOON, until=NOON
    ),
    "moderation.Report": _report,
}
MODERATION_SHOWN_AS = {"Steward": "2027-03-01", "Claim": "170170170"}
