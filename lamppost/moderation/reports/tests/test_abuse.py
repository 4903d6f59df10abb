"""Reports that were made up: a warning, then fewer, and never silence where it is grave."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lamppost.journal.models import Decision, Line
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Report, ReportingLimit
from lamppost.moderation.reports.abuse import ReportingLimited, limit_of, mark_abusive
from lamppost.moderation.reports.tests.made_up import decide, file
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import NOON, make_ad

DAY = timedelta(days=1)


def made_up(about: Person, by: Person | None, mo: Person, *, at: datetime = NOON) -> Report:
    """A report that a steward found to be abusive."""
    report = file(f"board.ad:{make_ad(about).pk}", by=by, at=at)
    decide(report.case, Done.KEEP, mo, at=report.at)
    assert mark_abusive(report, by=mo, at=report.at)
    return report


def kinds_told(person: Person) -> list[str]:
    told = Notice.objects.filter(address=person.email).exclude(kind="report_received")
    return sorted(told.values_list("kind", flat=True))


def test_first_is_warned_of_with_reasons_and_limits_nothing(
    alice: Person, bob: Person, mo: Person
) -> None:
    report = made_up(alice, bob, mo)
    assert kinds_told(bob) == ["report_warning"]
    assert limit_of(bob, at=NOON) is None
    assert not mark_abusive(report, by=mo, at=NOON)
    assert kinds_told(bob) == ["report_warning"]
    assert "was made up" in shown(as_(bob).get("/my/reports/"))
    for _ in range(3):
        file(f"board.ad:{make_ad(alice).pk}", by=bob)


def test_third_limits_to_one_a_day_by_a_decision_that_they_are_told(
    alice: Person, bob: Person, mo: Person
) -> None:
    for day in range(3):
        made_up(alice, bob, mo, at=NOON + day * DAY)
    now = NOON + 3 * DAY
    limit = limit_of(bob, at=now)
    assert limit
    assert limit.until == NOON + 32 * DAY
    decision = Decision.objects.get(done="suspend")
    assert (limit.decision, decision.person) == (decision, f"people.person:{bob.pk}")
    assert "report_limit" in kinds_told(bob)
    file(f"board.ad:{make_ad(alice).pk}", by=bob, at=now)
    with pytest.raises(ReportingLimited):
        file(f"board.ad:{make_ad(alice).pk}", by=bob, at=now + DAY / 2)
    file(f"board.ad:{make_ad(alice).pk}", by=bob, at=now + 1.1 * DAY)


@pytest.mark.parametrize("kind", ["child", "danger"])
def test_what_may_be_grave_is_always_taken(
    alice: Person, bob: Person, mo: Person, kind: str
) -> None:
    for _ in range(3):
        made_up(alice, bob, mo)
    for _ in range(3):
        file(f"board.ad:{make_ad(alice).pk}", kind, by=bob, at=NOON + DAY)


def test_limit_ends_by_itself_and_when_its_decision_is_undone(
    alice: Person, bob: Person, carol: Person, mo: Person
) -> None:
    for person in (bob, carol):
        for _ in range(3):
            made_up(alice, person, mo)
    assert limit_of(bob, at=NOON + 31 * DAY) is None
    limit = ReportingLimit.objects.get(person=carol)
    Decision.objects.create(
        subject=limit.decision.subject, by="host", done="restore", policy="other",
        source="appeal", is_automated=False, undoes=limit.decision,
    )  # fmt: skip
    assert limit_of(carol, at=NOON) is None


def test_only_the_last_ninety_days_count(alice: Person, bob: Person, mo: Person) -> None:
    for day in (0, 91, 182):
        made_up(alice, bob, mo, at=NOON + day * DAY)
    assert not ReportingLimit.objects.exists()


def test_honest_mistakes_are_never_counted(alice: Person, bob: Person, mo: Person) -> None:
    for _ in range(5):
        decide(file(f"board.ad:{make_ad(alice).pk}", by=bob).case, Done.KEEP, mo)
    assert kinds_told(bob) == []
    assert not ReportingLimit.objects.exists()


def test_nobody_is_limited_or_written_to_for_an_address_that_others_typed(
    alice: Person, mo: Person
) -> None:
    report = file(f"board.ad:{make_ad(alice).pk}", address="dora@example.org")
    assert mark_abusive(report, by=mo, at=NOON)
    kinds = set(Notice.objects.filter(address="dora@example.org").values_list("kind", flat=True))
    assert kinds == {"report_received"}


def test_each_step_stands_in_the_journal(alice: Person, bob: Person, mo: Person) -> None:
    for _ in range(3):
        made_up(alice, bob, mo)
    acts = list(Line.objects.values_list("act", flat=True))
    assert acts.count("report.marked_abusive") == 3
    assert acts.count("reporter.warned") == 2
    assert acts.count("reporter.limited") == 1
