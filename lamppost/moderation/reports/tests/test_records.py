"""What a reporter's record makes the next report weigh."""

from __future__ import annotations

import pytest

from lamppost.journal.models.decisions import Done
from lamppost.moderation.reports.records import sender_of, weight_of, weight_of_reporter
from lamppost.moderation.reports.tests.made_up import decide, file
from lamppost.people.models import Person
from lamppost.testing import make_ad


@pytest.mark.parametrize(
    ("right", "wrong", "abusive", "weight"),
    [
        (0, 0, 0, 1 / 2),
        (1, 0, 0, 2 / 3),
        (0, 1, 0, 1 / 3),
        (0, 0, 1, 1 / 5),
        (9, 0, 0, 10 / 11),
        (3, 3, 0, 1 / 2),
        (10, 0, 3, 11 / 21),
    ],
)
def test_weight_of_these_outcomes(right: int, wrong: int, abusive: int, weight: float) -> None:
    assert weight_of(right, wrong, abusive) == pytest.approx(weight)


def test_report_weighs_what_those_before_came_to(alice: Person, bob: Person, mo: Person) -> None:
    for done in (Done.REMOVE, Done.HOLD, Done.KEEP):
        report = file(f"board.ad:{make_ad(alice).pk}", by=bob)
        decide(report.case, done, mo)
    assert file(f"board.ad:{make_ad(alice).pk}", by=bob).weight == pytest.approx(3 / 5)
    assert weight_of_reporter(alice, "") == 0.5


def test_ten_reports_of_one_thing_are_right_once(alice: Person, bob: Person, mo: Person) -> None:
    subject = f"board.ad:{make_ad(alice).pk}"
    for _ in range(10):
        report = file(subject, by=bob)
    decide(report.case, Done.REMOVE, mo)
    assert weight_of_reporter(bob, "") == pytest.approx(2 / 3)


def test_address_has_a_record_of_its_own_and_is_nowhere_readable(alice: Person, mo: Person) -> None:
    report = file(f"board.ad:{make_ad(alice).pk}", address="dora@example.org")
    decide(report.case, Done.REMOVE, mo)
    assert weight_of_reporter(None, sender_of("Dora@example.org ")) == pytest.approx(2 / 3)
    assert weight_of_reporter(None, sender_of("other@example.org")) == 0.5
    assert b"dora" not in bytes(report.address)
    assert "dora" not in report.sender
