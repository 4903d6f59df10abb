"""On the page of a case a senior says that a report was made up."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.journal.models import Line
from lamppost.moderation.models import Case, Claim, Rank, Report
from lamppost.moderation.reports.tests.made_up import file
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import NOON, make_ad, make_person

BUTTON = "Yes, it was made up"


@pytest.fixture
def mo(mo: Person) -> Person:
    make_steward(mo, Rank.STEWARD, at=NOON)
    return mo


@pytest.fixture
def maya(db: None) -> Person:
    maya = make_person("Maya")
    make_steward(maya, Rank.SENIOR, at=NOON)
    return maya


@pytest.fixture
def report(alice: Person, bob: Person) -> Report:
    return file(f"board.ad:{make_ad(alice).pk}", by=bob, at=timezone.now())


def path_of(report: Report) -> str:
    return f"/review/reports/{report.case_id}/made-up/{report.pk}/"


def is_marked(report: Report) -> bool:
    report.refresh_from_db()
    return report.outcome == Report.Outcome.ABUSIVE


def test_senior_marks_a_report_and_its_author_is_warned(
    report: Report, maya: Person, bob: Person
) -> None:
    page = f"/review/reports/{report.case_id}/"
    assert BUTTON in shown(as_(maya).get(page))
    answer = as_(maya).post(path_of(report), follow=True)
    assert is_marked(report)
    assert answer.redirect_chain[-1][0] == page
    said = answer.content.decode()
    assert "Noted as made up" in said
    assert BUTTON not in said
    assert Notice.objects.filter(address=bob.email, kind="report_warning").count() == 1
    assert Line.objects.get(act="report.marked_abusive").by == f"people.person:{maya.pk}"
    assert Case.objects.get().is_open


def test_second_click_marks_nothing_more(report: Report, maya: Person) -> None:
    for _click in range(2):
        assert as_(maya).post(path_of(report)).status_code == 302
    assert Line.objects.filter(act="report.marked_abusive").count() == 1


def test_nobody_below_a_senior_can(report: Report, mo: Person, carol: Person) -> None:
    assert BUTTON not in shown(as_(mo).get(f"/review/reports/{report.case_id}/"))
    for client in (as_(mo), as_(carol), Client()):
        assert client.post(path_of(report)).status_code == 404
    assert not is_marked(report)


def test_senior_does_not_judge_reports_about_themselves(maya: Person, bob: Person) -> None:
    report = file(f"board.ad:{make_ad(maya).pk}", by=bob, at=timezone.now())
    assert as_(maya).post(path_of(report)).status_code == 404
    assert not is_marked(report)


def test_case_that_somebody_else_has_in_hand_is_theirs(
    report: Report, maya: Person, mo: Person
) -> None:
    far = NOON.replace(year=2_100)
    Claim.objects.create(queue="reports", number=report.case_id, person=mo, since=NOON, until=far)
    answer = as_(maya).post(path_of(report), follow=True)
    assert "Somebody else is looking at this" in answer.content.decode()
    assert not is_marked(report)


def test_report_of_another_case_and_of_a_closed_one_is_not_there(
    report: Report, alice: Person, maya: Person
) -> None:
    other = file(f"board.ad:{make_ad(alice).pk}", at=timezone.now())
    wrong = f"/review/reports/{other.case_id}/made-up/{report.pk}/"
    assert as_(maya).post(wrong).status_code == 404
    Case.objects.filter(pk=report.case_id).update(state="closed", closed=NOON)
    assert as_(maya).post(path_of(report)).status_code == 404
    assert not is_marked(report)
