"""Reports to a CyberTipline that refuses what the real one refuses: one report, never two."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from lamppost.moderation.children.cybertip.client import Away, CyberTipline, TurnedDown, WrongKey
from lamppost.moderation.children.cybertip.sending import NotSendable, Sent, Unclear, send
from lamppost.moderation.children.cybertip.writing import report_xml
from lamppost.moderation.children.tests.made_up import a_package, a_report
from lamppost.moderation.children.tests.tipline import PASSWORD, USER, Tipline, tipline


class Kept:
    """What is written down between tries."""

    def __init__(self) -> None:
        self.sent = Sent()

    def __call__(self, sent: Sent) -> None:
        self.sent = sent


@pytest.fixture
def there() -> Iterator[Tipline]:
    with tipline() as one:
        yield one


@pytest.fixture
def door(there: Tipline) -> CyberTipline:
    return CyberTipline(there.url, USER, PASSWORD, timeout_secs=5)


def test_a_package_goes_through_all_doors_in_their_order(
    there: Tipline, door: CyberTipline
) -> None:
    kept = Kept()
    sent = send(a_package(), door, Sent(), kept)
    assert there.asked == ["submit", "upload", "fileinfo", "upload", "fileinfo", "finish"]
    assert sent.is_finished
    assert kept.sent == sent
    (report,) = there.finished
    assert list(there.reports) == [sent.report_id]
    assert list(report.files.values()) == [one.data for one in a_package().files]
    viewed = [one.findtext("fileViewedByEsp") for one in report.details.values()]
    assert viewed == ["true", "false"]


def test_elements_in_the_wrong_order_are_turned_down_with_4100(
    there: Tipline, door: CyberTipline
) -> None:
    document = report_xml(a_report())
    begin, end = document.index(b"<incidentType>"), document.index(b"</incidentType>") + 15
    wrong = document[:begin] + document[end:]
    wrong = wrong.replace(b"</incidentSummary>", document[begin:end] + b"</incidentSummary>")
    with pytest.raises(TurnedDown) as refusal:
        door.submit(wrong)
    assert refusal.value.code == "4100"
    assert there.reports == {}


def test_a_report_without_what_must_stand_is_turned_down(door: CyberTipline) -> None:
    with pytest.raises(TurnedDown, match="4100"):
        door.submit(b"<report><additionalInfo>Hello</additionalInfo></report>")
    with pytest.raises(TurnedDown, match="4200"):
        door.submit(b"<report>")


def test_a_wrong_password_opens_nothing(there: Tipline, door: CyberTipline) -> None:
    with pytest.raises(WrongKey):
        send(a_package(), replace(door, password="guessed"), Sent(), Kept())
    assert there.reports == {}


def test_a_file_before_its_report_is_turned_down(door: CyberTipline) -> None:
    with pytest.raises(TurnedDown, match="5001"):
        door.upload("4711", "photo-1.jpg", b"data")


def test_details_of_a_file_that_was_not_sent_are_turned_down(door: CyberTipline) -> None:
    number = door.submit(report_xml(a_report()))
    with pytest.raises(TurnedDown, match="5002"):
        door.describe(a_package().files[0].described(number, "none"))


def test_finishing_twice_is_turned_down_there_and_done_here(
    there: Tipline, door: CyberTipline
) -> None:
    sent = send(a_package(), door, Sent(), Kept())
    with pytest.raises(TurnedDown, match="5102"):
        door.finish(sent.report_id)
    again = send(a_package(), door, Sent(sent.report_id, is_finishing=True), Kept())
    assert again.is_finished
    assert len(there.reports) == 1


@pytest.mark.parametrize("breaking", ["submit", "upload", "fileinfo", "finish"])
def test_after_an_error_in_the_middle_the_next_try_leaves_one_report(
    there: Tipline, door: CyberTipline, breaking: str
) -> None:
    kept = Kept()
    there.breaks = [breaking]
    with pytest.raises(Away):
        send(a_package(), door, kept.sent, kept)
    assert there.finished == []
    assert send(a_package(), door, kept.sent, kept).is_finished
    assert len(there.finished) == 1
    assert not [one for one in there.reports.values() if one.state == "open"]


@pytest.mark.parametrize("lost", ["submit", "upload", "fileinfo", "finish", "retract"])
def test_after_an_answer_that_was_lost_there_is_one_report_that_is_finished(
    there: Tipline, door: CyberTipline, lost: str
) -> None:
    kept = Kept()
    there.loses = [lost]
    there.breaks = ["upload"] if lost == "retract" else []
    with pytest.raises(Away):
        send(a_package(), door, kept.sent, kept)
    assert send(a_package(), door, kept.sent, kept).is_finished
    assert len(there.finished) == 1


def test_a_failure_in_the_middle_is_taken_back_at_once(there: Tipline, door: CyberTipline) -> None:
    kept = Kept()
    there.breaks = ["fileinfo"]
    with pytest.raises(Away):
        send(a_package(), door, kept.sent, kept)
    assert there.asked[-1] == "retract"
    assert [one.state for one in there.reports.values()] == ["retracted"]
    assert kept.sent == Sent()


def test_a_process_that_died_in_the_middle_leaves_one_report(
    there: Tipline, door: CyberTipline
) -> None:
    died_with = Sent(door.submit(report_xml(a_report())))
    kept = Kept()
    assert send(a_package(), door, died_with, kept).is_finished
    assert [one.state for one in there.reports.values()] == ["retracted", "finished"]


def test_a_finish_that_was_heard_before_the_report_was_known_as_finishing_counts(
    there: Tipline, door: CyberTipline
) -> None:
    sent = send(a_package(), door, Sent(), Kept())
    assert send(a_package(), door, Sent(sent.report_id), Kept()) == sent
    assert len(there.reports) == 1


def test_a_report_that_is_gone_after_finish_was_asked_for_is_for_a_person(
    there: Tipline, door: CyberTipline
) -> None:
    kept = Kept()
    with pytest.raises(Unclear):
        send(a_package(), door, Sent("4711", is_finishing=True), kept)
    assert there.reports == {}


def test_what_is_not_as_demanded_is_not_sent(there: Tipline, door: CyberTipline) -> None:
    reporter = replace(a_report().reporter, legal_url="rules")
    odd = replace(a_package(), report=replace(a_report(), reporter=reporter))
    with pytest.raises(NotSendable, match="legalURL"):
        send(odd, door, Sent(), Kept())
    assert there.asked == []


def test_nobody_at_the_address_is_to_be_tried_later() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/ispws"
        with pytest.raises(Away):
            CyberTipline(url, USER, PASSWORD, timeout_secs=1).submit(b"")
