"""A report is written as the CyberTipline demands it, and what is not is told with its place."""

# ruff: noqa: S314 (what is read here was written here)

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lamppost.moderation.children.cybertip.checking import problems_in
from lamppost.moderation.children.cybertip.package import Package
from lamppost.moderation.children.cybertip.parts import IncidentSummary, Reported
from lamppost.moderation.children.cybertip.words import Incident
from lamppost.moderation.children.cybertip.writing import report_xml
from lamppost.moderation.children.tests.made_up import AT, a_file, a_package, a_report

GOLDEN = Path(__file__).parent / "golden"
WRONG_TEXT = [
    ("incidentType", "Something", "none of its values"),
    ("incidentDateTime", "2027-03-01T13:00:00", "with a zone"),
    ("incidentDateTime", "2027-02-31T13:00:00Z", "that there is"),
    ("escalateToHighPriority", "x" * 3_001, "may be 3000"),
    ("escalateToHighPriority", "", "says nothing"),
    ("url", "javascript:alert(1)", "no web address"),
    ("url", "https://a.example/" + "x" * 2_083, "may be 2083"),
    ("email", "nobody", "no mail address"),
    ("espIdentifier", "x" * 256, "may be 255"),
    ("legalURL", "rules", "no web address"),
]
WRONG_FILE = [
    ("fileViewedByEsp", "yes", "neither true nor false"),
    ("fileRelevance", "Important", "none of its values"),
    ("reportId", "twelve", "is no number"),
    ("uploadedToEspTimestamp", "yesterday", "with a zone"),
]


@pytest.mark.parametrize("name", ["report.xml", "photo-1.jpg.xml", "photo-2.jpg.xml"])
def test_documents_are_what_they_were(name: str) -> None:
    assert a_package().documents()[name].decode() == (GOLDEN / name).read_text()


def test_a_whole_package_has_no_problem() -> None:
    assert a_package().problems == []


def test_viewed_is_said_of_the_file_that_was_viewed_and_of_no_other() -> None:
    seen, unseen = (ElementTree.fromstring(one.described()) for one in a_package().files)
    assert seen.findtext("fileViewedByEsp") == "true"
    assert unseen.findtext("fileViewedByEsp") == "false"
    assert unseen.findtext("exifViewedByEsp") == "false"


@pytest.mark.parametrize(("name", "said", "problem"), WRONG_TEXT)
def test_a_wrong_text_of_a_report_is_named(name: str, said: str, problem: str) -> None:
    assert any(name in one and problem in one for one in _with(report_xml(a_report()), name, said))


@pytest.mark.parametrize(("name", "said", "problem"), WRONG_FILE)
def test_a_wrong_text_of_a_file_is_named(name: str, said: str, problem: str) -> None:
    assert any(name in one and problem in one for one in _with(a_file().described(), name, said))


def _with(document: bytes, name: str, said: str) -> list[str]:
    root = ElementTree.fromstring(document)
    next(root.iter(name)).text = said
    return problems_in(ElementTree.tostring(root))


def test_every_two_neighbours_in_the_wrong_order_are_noticed() -> None:
    swapped = [*_swapped(report_xml(a_report())), *_swapped(a_file().described())]
    assert len(swapped) > 15
    for document in swapped:
        assert any("must come before" in one for one in problems_in(document)), document.decode()


def _swapped(document: bytes) -> Iterator[bytes]:
    for number, element in enumerate(ElementTree.fromstring(document).iter()):
        for place in range(len(element) - 1):
            if element[place].tag == element[place + 1].tag:
                continue
            again = ElementTree.fromstring(document)
            changed = list(again.iter())[number]
            first = changed[place]
            changed.remove(first)
            changed.insert(place + 1, first)
            yield ElementTree.tostring(again)


@pytest.mark.parametrize(
    "name", ["incidentSummary", "incidentType", "incidentDateTime", "reporter", "reportingPerson"]
)
def test_what_must_stand_is_missed(name: str) -> None:
    root = ElementTree.fromstring(report_xml(a_report()))
    for parent in root.iter():
        for child in parent.findall(name):
            parent.remove(child)
    assert any(one.endswith(f"{name} must stand there.") for one in problems_in(_bytes(root)))


def _bytes(root: ElementTree.Element) -> bytes:
    written: bytes = ElementTree.tostring(root)
    return written


def test_an_element_twice_an_unknown_one_and_words_between_are_noticed() -> None:
    root = ElementTree.fromstring(report_xml(a_report()))
    root.insert(0, root[0])
    ElementTree.SubElement(root, "verdict").text = "guilty"
    root.text = "hello"
    problems = problems_in(ElementTree.tostring(root))
    assert any("2 times, and may 1 times" in one for one in problems)
    assert "report/verdict is an element that there is not." in problems
    assert "report holds words beside its elements." in problems


def test_two_kinds_of_incident_in_one_are_noticed() -> None:
    root = ElementTree.fromstring(report_xml(a_report()))
    details = root.find("internetDetails")
    assert details is not None
    ElementTree.SubElement(details, "chatImIncident")
    assert "report/internetDetails must hold exactly one element." in problems_in(
        ElementTree.tostring(root)
    )


def test_what_is_no_xml_or_declares_entities_is_no_report() -> None:
    bomb = b'<!DOCTYPE report [<!ENTITY a "aaaa">]><report>&a;</report>'
    for document in (b"", b"<report>", bomb):
        assert problems_in(document)[0].startswith("It is no XML")
    assert problems_in(b"<invoice/>") == [
        "<invoice> is neither a report nor the details of a file."
    ]


def test_exif_that_was_looked_at_in_a_file_that_was_not_is_noticed() -> None:
    file = a_file(is_viewed=False)
    odd = replace(file, details=replace(file.details, exif_viewed_by_esp=True))
    assert any("must be true where the EXIF" in one for one in problems_in(odd.described()))


def test_a_moment_without_a_zone_is_never_written() -> None:
    summary = IncidentSummary(Incident.MATERIAL, incident_date_time=AT.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a zone"):
        report_xml(replace(a_report(), incident_summary=summary))


def test_peoples_words_cannot_break_out_of_their_element() -> None:
    said = "</screenName><espService>x\x00\x0b\ud800"
    odd = replace(a_report(), person_or_user_reported=(Reported(screen_name=said),))
    document = report_xml(odd)
    assert problems_in(document) == []
    name = ElementTree.fromstring(document).findtext(".//screenName")
    assert name == "</screenName><espService>x\ufffd\ufffd\ufffd"


def test_an_empty_file_is_a_problem_of_the_package() -> None:
    package = Package(a_report(), (replace(a_file(), data=b""),))
    assert package.problems == ["photo-1.jpg: there is nothing in it."]


def test_the_archive_holds_the_documents_and_no_photo() -> None:
    made = a_package().zipped(datetime(2027, 3, 1))  # noqa: DTZ001
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sorted(archive.namelist()) == ["photo-1.jpg.xml", "photo-2.jpg.xml", "report.xml"]
        assert all(problems_in(archive.read(name)) == [] for name in archive.namelist())
