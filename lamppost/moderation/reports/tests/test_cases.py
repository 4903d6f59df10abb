"""All reports of one thing are one case, which a person closes and nothing else does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from lamppost.board.models import Ad
from lamppost.journal.models import Line
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Case, Report
from lamppost.moderation.reports.cases import CaseClosed, close_case_about, earlier_cases
from lamppost.moderation.reports.tests.made_up import decide, file
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

HOUR = timedelta(hours=1)


@pytest.fixture
def subject(alice: Person) -> str:
    return f"board.ad:{make_ad(alice).pk}"


def test_ten_reports_of_one_thing_are_one_case(subject: str, bob: Person) -> None:
    for hour in range(10):
        file(subject, by=bob, at=NOON + hour * HOUR)
    case = Case.objects.get()
    assert case.reports.count() == 10
    assert (case.opened, case.look_by) == (NOON, NOON + 12 * HOUR)


def test_grave_report_brings_the_case_forward_and_no_other_takes_it_back(
    subject: str, bob: Person
) -> None:
    file(subject, "spam", by=bob)
    file(subject, "child", by=bob, at=NOON + HOUR)
    assert Case.objects.get().look_by == NOON + 2 * HOUR
    file(subject, "other", by=bob, at=NOON + 2 * HOUR)
    assert Case.objects.get().look_by == NOON + 2 * HOUR


def test_thousand_reports_leave_an_ad_as_it_is(alice: Person, subject: str) -> None:
    first = file(subject, "child")
    Report.objects.bulk_create(
        Report(case=first.case, kind="child", at=NOON, key=f"many-{n}") for n in range(998)
    )
    file(subject, "child", words="The thousandth")
    ad = Ad.objects.get()
    assert (ad.state, ad.decision) == ("live", None)
    assert Ad.objects.listed_for(alice).get() == ad
    assert Case.objects.get().reports.count() == 1_000


def test_second_click_is_no_second_report(subject: str, bob: Person) -> None:
    one, other = (file(subject, by=bob, key="k" * 26) for _click in range(2))
    assert one.receipt == other.receipt
    assert Line.objects.filter(act="report.made").count() == 1


def test_form_of_the_back_button_with_other_words_is_another_report(subject: str) -> None:
    for words in ("A deposit", "And a threat", "And a threat"):
        file(subject, key="k" * 26, words=words)
    assert Report.objects.count() == 2


def test_second_click_after_the_decision_opens_no_new_case(subject: str, mo: Person) -> None:
    report = file(subject, key="k" * 26)
    decide(report.case, Done.KEEP, mo)
    assert file(subject, key="k" * 26).pk == report.pk
    assert not Case.objects.filter(state="open").exists()


@pytest.mark.parametrize(
    ("done", "outcome"),
    [(Done.REMOVE, "right"), (Done.HOLD, "right"), (Done.SUSPEND, "right"), (Done.KEEP, "wrong")],
)
def test_reports_are_right_if_a_restriction_follows(
    subject: str, mo: Person, done: Done, outcome: str
) -> None:
    report = file(subject)
    decision = decide(report.case, done, mo)
    report.refresh_from_db()
    assert report.outcome == outcome
    assert (report.case.decision, report.case.closed) == (decision, NOON)


def test_case_is_decided_once(subject: str, mo: Person, maya: Person) -> None:
    report = file(subject)
    decide(report.case, Done.KEEP, mo)
    with pytest.raises(CaseClosed):
        decide(report.case, Done.REMOVE, maya)


def test_report_after_the_decision_opens_a_case_that_shows_it(subject: str, mo: Person) -> None:
    first = file(subject)
    decision = decide(first.case, Done.KEEP, mo)
    again = file(subject, at=NOON + HOUR)
    assert again.case != first.case
    assert [case.decision for case in earlier_cases(subject)] == [decision]


def test_decision_in_another_queue_closes_the_case_of_the_thing(
    subject: str, alice: Person, mo: Person
) -> None:
    other = file(f"board.ad:{make_ad(alice).pk}")
    decision = decide(file(subject).case, Done.REMOVE, mo)
    later = file(subject)
    assert close_case_about(decision, at=NOON) == later.case
    assert close_case_about(decision, at=NOON) is None
    assert Case.objects.filter(state="open").get() == other.case


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
)
def test_reporters_at_the_same_moment_make_one_case() -> None:
    rounds, people = 5, 4
    for number in range(rounds):
        gate = Barrier(people)

        def tell(_who: int, number: int = number, gate: Barrier = gate) -> None:
            try:
                gate.wait()
                file(f"board.ad:{number}")
            finally:
                connection.close()

        with ThreadPoolExecutor(people) as pool:
            list(pool.map(tell, range(people)))
    assert Case.objects.count() == rounds
    assert Report.objects.count() == rounds * people
