"""The elements of a report and of a file's details, in the order that the CyberTipline demands.

A table apart from the values in `parts.py`: what is built from those is held to this. Where the
schema has an element that no report of ours has, the table knows its place all the same, so that
a report that somebody edited by hand is judged rightly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lamppost.moderation.children.cybertip import kinds
from lamppost.moderation.children.cybertip.words import (
    ANNOTATIONS,
    CLASSIFICATIONS,
    REPORT_ANNOTATIONS,
    Event,
    Incident,
    Relevance,
)

MANY = 1_000_000


@dataclass(frozen=True)
class Element:
    """least and most: how often it stands. one_of: exactly one of its children stands.
    problem: says what is wrong with its text, or nothing. is_open: what is within is not looked
    at."""

    name: str
    children: tuple[Element, ...] = ()
    least: int = 0
    most: int = 1
    problem: Callable[[str], str] | None = None
    attributes: tuple[str, ...] = ()
    may_have: tuple[str, ...] = ()
    one_of: bool = False
    is_open: bool = False


def _text(name: str, most_length: int | None = None, *, least: int = 0, most: int = 1) -> Element:
    return Element(name, least=least, most=most, problem=kinds.text(most_length))


def _yes_no(name: str) -> Element:
    return Element(name, problem=kinds.yes_no)


def _other(name: str, most: int = 1) -> Element:
    return Element(name, most=most, is_open=True)


def _flags(name: str, flags: tuple[str, ...]) -> Element:
    return Element(name, tuple(Element(flag, problem=kinds.nothing) for flag in flags))


_IP = Element(
    "ipCaptureEvent",
    (
        Element("ipAddress", least=1, problem=kinds.address),
        Element("eventName", problem=kinds.one_of(Event)),
        Element("dateTime", problem=kinds.moment),
        _yes_no("possibleProxy"),
        Element("port", problem=kinds.number),
    ),
    most=MANY,
)


def _person(name: str, *, least: int = 0) -> Element:
    return Element(
        name,
        (
            _text("firstName", 300),
            _text("lastName", 300),
            Element("phone", most=MANY, problem=kinds.text(30), may_have=("type",)),
            Element("email", most=MANY, problem=kinds.mail, may_have=("type", "verified")),
            _other("address", MANY),
            _other("age"),
            _other("dateOfBirth"),
        ),
        least=least,
    )


_SUMMARY = Element(
    "incidentSummary",
    (
        Element("incidentType", least=1, problem=kinds.one_of(Incident)),
        _text("platform", 100),
        Element("escalateToHighPriority", problem=kinds.text(3_000, shortest=1)),
        _flags("reportAnnotations", REPORT_ANNOTATIONS),
        Element("incidentDateTime", least=1, problem=kinds.moment),
        _text("incidentDateTimeDescription", 3_000),
    ),
    least=1,
)
_INTERNET = Element(
    "internetDetails",
    (
        Element(
            "webPageIncident",
            (
                Element("url", most=MANY, problem=kinds.url),
                _text("additionalInfo"),
            ),
            may_have=("thirdPartyHostedContent",),
        ),
        _other("emailIncident"),
        _other("newsgroupIncident"),
        Element(
            "chatImIncident",
            (
                _text("chatClient", 255),
                _text("chatRoomName", 255),
                _text("content"),
                _text("additionalInfo"),
            ),
        ),
        _other("onlineGamingIncident"),
        _other("cellPhoneIncident"),
        _other("nonInternetIncident"),
        _other("peer2peerIncident"),
    ),
    most=MANY,
    one_of=True,
)
_REPORTER = Element(
    "reporter",
    (
        _person("reportingPerson", least=1),
        _person("contactPerson"),
        _text("companyTemplate", 3_000),
        _text("termsOfService", 3_000),
        Element("legalURL", problem=kinds.url),
    ),
    least=1,
)
_REPORTED = Element(
    "personOrUserReported",
    (
        _person("personOrUserReportedPerson"),
        _text("vehicleDescription", 300),
        _text("espIdentifier", 255),
        _text("espService", 100),
        _yes_no("compromisedAccount"),
        _text("screenName", 256),
        _text("displayName", most=MANY),
        Element("profileUrl", most=MANY, problem=kinds.url),
        _text("profileBio"),
        _IP,
        _other("deviceId", MANY),
        _yes_no("thirdPartyUserReported"),
        _other("priorCTReports", MANY),
        _other("groupIdentifier"),
        _other("accountTemporarilyDisabled"),
        _other("accountPermanentlyDisabled"),
        _other("estimatedLocation"),
        _other("allEmailsReported"),
        _other("associatedAccount", MANY),
        _text("additionalInfo"),
    ),
    most=MANY,
)

REPORT = Element(
    "report",
    (
        _other("batchedReport"),
        _SUMMARY,
        _INTERNET,
        _other("lawEnforcement"),
        _REPORTER,
        _REPORTED,
        _other("intendedRecipient", MANY),
        _other("victim", MANY),
        _text("additionalInfo", most=MANY),
    ),
)
FILE = Element(
    "fileDetails",
    (
        Element("reportId", least=1, problem=kinds.number),
        _text("fileId", 255, least=1),
        _text("originalFileName", 2_056),
        Element("uploadedToEspTimestamp", problem=kinds.moment),
        Element("locationOfFile", problem=kinds.url),
        _yes_no("fileViewedByEsp"),
        _yes_no("exifViewedByEsp"),
        _yes_no("publiclyAvailable"),
        Element("fileRelevance", problem=kinds.one_of(Relevance)),
        _flags("fileAnnotations", ANNOTATIONS),
        Element("industryClassification", problem=kinds.one_of(CLASSIFICATIONS)),
        Element(
            "originalFileHash",
            most=MANY,
            problem=kinds.text(512, shortest=1),
            attributes=("hashType",),
        ),
        Element("ipCaptureEvent", _IP.children),
        _other("deviceId", MANY),
        _other("details", MANY),
        _text("additionalInfo", most=MANY),
    ),
)
ROOTS = {one.name: one for one in (REPORT, FILE)}
