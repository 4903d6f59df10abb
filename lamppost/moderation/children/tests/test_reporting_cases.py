"""A confirmed case as a report: what it says, and how it arrives once, after a click."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.actions import NotInCase, confirm, open_case, show_photo
from lamppost.moderation.children.cybertip.client import Away
from lamppost.moderation.children.packaging import package_of
from lamppost.moderation.children.reporting import (
    SENDING_FOR,
    ask_to_send,
    note_report,
    send_case,
)
from lamppost.moderation.children.tests.cast import (
    KNOWN,
    OTHER,
    acts_of,
    ad_with_photos,
    case_of,
    list_known,
)
from lamppost.moderation.children.tests.tipline import PASSWORD, USER, Tipline, tipline
from lamppost.moderation.evidence.actions import expire_evidence_due
from lamppost.moderation.models import ChildCase, Evidence
from lamppost.people.models import Person
from lamppost.relay.tests.cast import begin, say
from lamppost.testing import NOON, enter

LATER = datetime(2027, 3, 2, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _own_board(settings: Settings) -> None:
    settings.BASE_URL = "https://board.example"
    settings.BOARD_NAME = "Dayton Board"
    settings.CYBERTIP_REPORTER = "Hannah Host <host@board.example>"
    settings.CYBERTIP_USER, settings.CYBERTIP_PASSWORD = USER, PASSWORD


@pytest.fixture
def there(settings: Settings) -> Iterator[Tipline]:
    with tipline() as one:
        settings.CYBERTIP_URL = one.url
        yield one


@pytest.fixture
def case(alice: Person, tara: Person) -> ChildCase:
    """Of an ad with two photos, of which Tara has asked to see the second."""
    case = case_of(ad_with_photos(alice, KNOWN, OTHER))
    show_photo(case, 2, by=tara, at=NOON)
    confirm(case, "MATERIAL", "The list is right.", by=tara, at=NOON)
    return case


def _report(case: ChildCase) -> ElementTree.Element:
    return ElementTree.fromstring(package_of(case).documents()["report.xml"])  # noqa: S314


def test_the_report_has_no_problem_and_says_what_the_board_knows(case: ChildCase) -> None:
    assert package_of(case).problems == []
    report = _report(case)
    assert report.findtext("incidentSummary/incidentType", "").startswith("Child Pornography")
    assert report.findtext("incidentSummary/incidentDateTime") == "2027-03-01T12:00:00Z"
    page = report.findtext("internetDetails/webPageIncident/url", "")
    assert page.startswith("https://board.example/ads/")
    reported = "personOrUserReported"
    assert report.findtext(f"{reported}/espIdentifier") == case.person
    assert report.findtext(f"{reported}/personOrUserReportedPerson/email") == "alice@example.org"
    assert report.findtext("reporter/reportingPerson/lastName") == "Host"
    also = [element.text for element in report.findall("additionalInfo")]
    assert "The list is right." in also
    assert any("Whistles softly." in str(one) for one in also)


def test_viewed_is_said_of_what_somebody_asked_to_see_and_of_nothing_else(case: ChildCase) -> None:
    files = [ElementTree.fromstring(one.described()) for one in package_of(case).files]  # noqa: S314
    assert [one.findtext("fileViewedByEsp") for one in files] == ["false", "true"]
    assert [one.findtext("exifViewedByEsp") for one in files] == ["false", "false"]
    assert [one.findtext("publiclyAvailable") for one in files] == ["true", "true"]
    assert [one.findtext("originalFileName") for one in files] == [None, None]
    assert [one.findtext("originalFileHash") for one in files] == [None, None]


def test_a_match_with_a_list_and_where_they_signed_in_from_are_in_it(
    alice: Person, tara: Person, client: object
) -> None:
    from django.test import Client

    enter(Client(REMOTE_ADDR="203.0.113.7"), "alice@example.org")
    list_known(KNOWN)
    case = case_of(ad_with_photos(alice, KNOWN))
    confirm(case, "MATERIAL", "", by=tara, at=NOON, urgent_words="She is there now.")
    report = _report(case)
    assert package_of(case).problems == []
    assert "made up, 0 of 256 bits differ" in str([e.text for e in report.iter("additionalInfo")])
    assert report.findtext(".//ipCaptureEvent/ipAddress") == "203.0.113.7"
    assert report.findtext("incidentSummary/escalateToHighPriority") == "She is there now."


def test_a_letter_is_reported_with_its_conversation(
    alice: Person, bob: Person, tara: Person
) -> None:
    letter = say(begin(alice, bob), bob, "Come alone.")
    case = open_case(f"relay.letter:{letter.pk}", source=Source.REPORT, by="clock", at=NOON)
    confirm(case, "ENTICEMENT", "", by=tara, at=NOON)
    report = _report(case)
    assert package_of(case).problems == []
    assert "Come alone." in report.findtext("internetDetails/chatImIncident/content", "")
    assert report.findtext(".//personOrUserReportedPerson/email") == "bob@example.org"


def test_nothing_is_sent_without_a_click(there: Tipline, case: ChildCase) -> None:
    send_case(case.pk, at=LATER)
    assert there.asked == []
    assert not DBTaskResult.objects.filter(task_path__contains="send_report").exists()


def test_a_click_sends_it_once_however_often_the_job_runs(
    there: Tipline, case: ChildCase, tara: Person
) -> None:
    ask_to_send(case, by=tara, at=LATER)
    assert DBTaskResult.objects.filter(task_path__contains="send_report").count() == 1
    send_case(case.pk, at=LATER)
    send_case(case.pk, at=LATER)
    case.refresh_from_db()
    assert case.state == ChildCase.State.REPORTED
    assert [case.report_id] == list(there.reports)
    assert len(there.finished[0].files) == 2
    assert case.reported_by == f"people.person:{tara.pk}"
    assert acts_of(case)[-2:] == ["child_case.send_asked", "child_case.reported"]
    with pytest.raises(NotInCase):
        ask_to_send(case, by=tara, at=LATER)


@pytest.mark.parametrize("breaking", ["submit", "upload", "finish"])
def test_after_an_error_in_the_middle_the_job_tried_again_makes_one_report(
    there: Tipline, case: ChildCase, tara: Person, breaking: str
) -> None:
    there.breaks = [breaking]
    ask_to_send(case, by=tara, at=LATER)
    with pytest.raises(Away):
        send_case(case.pk, at=LATER)
    case.refresh_from_db()
    assert (case.state, case.trouble) == (ChildCase.State.CONFIRMED, "away")
    send_case(case.pk, at=LATER)
    case.refresh_from_db()
    assert case.state == ChildCase.State.REPORTED
    assert len(there.finished) == 1


def test_two_workers_do_not_send_at_once(there: Tipline, case: ChildCase, tara: Person) -> None:
    ask_to_send(case, by=tara, at=LATER)
    ChildCase.objects.update(sending_until=LATER + SENDING_FOR)
    send_case(case.pk, at=LATER)
    assert there.asked == []
    send_case(case.pk, at=LATER + SENDING_FOR)  # the other was killed meanwhile
    assert len(there.finished) == 1


def test_a_wrong_password_is_told_and_can_be_mended(
    there: Tipline, case: ChildCase, tara: Person, settings: Settings
) -> None:
    settings.CYBERTIP_PASSWORD = "wrong"
    ask_to_send(case, by=tara, at=LATER)
    send_case(case.pk, at=LATER)
    case.refresh_from_db()
    assert case.trouble == "401"
    settings.CYBERTIP_PASSWORD = PASSWORD
    ask_to_send(case, by=tara, at=LATER)
    send_case(case.pk, at=LATER)
    assert len(there.finished) == 1


def test_without_a_password_there_is_only_the_way_by_hand(
    case: ChildCase, tara: Person, settings: Settings
) -> None:
    settings.CYBERTIP_PASSWORD = ""
    with pytest.raises(NotInCase):
        ask_to_send(case, by=tara, at=LATER)
    note_report(case, " CyberTip 12345 ", by=tara, at=LATER)
    assert (case.state, case.report_id) == (ChildCase.State.REPORTED, "CyberTip 12345")


def test_it_is_kept_for_a_year_from_the_report_on(case: ChildCase, tara: Person) -> None:
    note_report(case, "12345", by=tara, at=NOON + 10 * DAY)
    expire_evidence_due(NOON + 375 * DAY)
    assert Evidence.objects.exists()
    expire_evidence_due(NOON + 376 * DAY)
    assert not Evidence.objects.exists()
    case.refresh_from_db()
    assert case.evidence is None
    with pytest.raises(NotInCase, match="its year is over"):
        package_of(case)


def test_what_would_be_turned_down_is_not_sent(
    there: Tipline, case: ChildCase, tara: Person, settings: Settings
) -> None:
    settings.BASE_URL = "board.example"
    with pytest.raises(NotInCase, match="turned down"):
        ask_to_send(case, by=tara, at=LATER)
    assert there.asked == []
