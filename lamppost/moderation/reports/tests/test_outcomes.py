"""What those who reported something hear of it, and how often."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Case, Claim, Report
from lamppost.moderation.reports.jobs import tell_reporters
from lamppost.moderation.reports.tests.made_up import decide, file
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import NOON, make_ad

DORA = "dora@example.org"


@pytest.fixture
def subject(alice: Person) -> str:
    return f"board.ad:{make_ad(alice, 'Blue kettle').pk}"


def mails_to(address: str, kind: str = "report_decided") -> list[Notice]:
    return list(Notice.objects.filter(address=address, kind=kind))


def open_mail(report: Report) -> None:
    """Follows the link in the mail that says that a report has arrived."""
    body = mails_to(DORA, "report_received")[-1].body
    link = re.search(r"/report/receipt/\S+", body)
    assert link
    assert report.receipt in link[0]
    shown(Client().get(link[0]))


def test_whoever_opened_the_first_mail_hears_once_and_is_forgotten(
    subject: str, mo: Person
) -> None:
    report = file(subject, address=DORA)
    open_mail(report)
    decide(report.case, Done.REMOVE, mo)
    for _run in range(2):
        tell_reporters.call(report.case.pk)
    assert len(mails_to(DORA)) == 1
    report.refresh_from_db()
    assert bytes(report.address) == b""
    assert report.told


def test_address_that_nobody_answered_for_gets_one_mail_alone(subject: str, mo: Person) -> None:
    report = file(subject, address=DORA)
    shown(Client().get(f"{report.get_absolute_url()}?mail=guessed"))
    shown(Client().get(report.get_absolute_url()))
    decide(report.case, Done.REMOVE, mo)
    tell_reporters.call(report.case.pk)
    assert len(Notice.objects.filter(address=DORA)) == 1
    assert bytes(Report.objects.get().address) == b""


def test_account_hears_once_however_often_it_reported_the_thing(
    subject: str, bob: Person, mo: Person
) -> None:
    reports = [file(subject, by=bob) for _ in range(3)]
    decide(reports[0].case, Done.KEEP, mo)
    tell_reporters.call(reports[0].case.pk)
    assert len(mails_to(bob.email or "")) == 1
    assert Report.objects.filter(told=None).count() == 0


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Done.REMOVE, "it is not shown any more"),
        (Done.REFUSE, "it is not shown any more"),
        (Done.HOLD, "Nobody sees it until more is known"),
        (Done.KEEP, "it stays"),
    ],
)
def test_receipt_says_in_plain_words_what_was_done(
    client: Client, subject: str, mo: Person, done: Done, words: str
) -> None:
    report = file(subject)
    decide(report.case, done, mo)
    page = shown(client.get(report.get_absolute_url()))
    assert words in page
    assert "Blue kettle" not in page
    assert "noindex" in page


def test_receipt_does_not_tell_what_was_done_to_an_account(
    client: Client, alice: Person, mo: Person
) -> None:
    report = file(f"people.persona:{alice.personas.get().pk}")
    decide(report.case, Done.SUSPEND, mo)
    page = shown(client.get(report.get_absolute_url()))
    assert "the board has acted on it" in page
    assert "uspend" not in page


def test_receipt_says_when_a_decision_was_undone(client: Client, subject: str, mo: Person) -> None:
    report = file(subject)
    decision = decide(report.case, Done.REMOVE, mo)
    ad = subject  # named, as the journal does
    write_decision(Done.RESTORE, ad, Ruling(), by=mo, at=NOON, undoes=decision)
    assert "that was undone" in shown(client.get(report.get_absolute_url()))


def test_receipt_says_when_somebody_looks(client: Client, subject: str, mo: Person) -> None:
    report = file(subject)
    far = NOON.replace(year=2_100)
    Claim.objects.create(queue="reports", number=report.case_id, person=mo, since=NOON, until=far)
    assert "looking at it now" in shown(client.get(report.get_absolute_url()))


def test_receipt_that_nobody_has_leads_nowhere(client: Client, subject: str) -> None:
    file(subject)
    assert client.get(f"/report/receipt/{'x' * 23}/").status_code == 404


def test_own_reports_are_listed_for_their_author_alone(
    subject: str, bob: Person, carol: Person, client: Client
) -> None:
    report = file(subject, by=bob)
    assert report.receipt in shown(as_(bob).get("/my/reports/"))
    assert report.receipt not in shown(as_(carol).get("/my/reports/"))
    assert client.get("/my/reports/").status_code == 302


def test_case_whose_thing_is_gone_says_so(client: Client, subject: str) -> None:
    report = file(subject)
    Case.objects.update(state="closed", closed=NOON)
    assert "not on this board any more" in shown(client.get(report.get_absolute_url()))
