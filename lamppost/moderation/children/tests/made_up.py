"""A report about nobody, with photos that show nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from lamppost.moderation.children.cybertip.package import NO_FILE, NO_REPORT, Package, TipFile
from lamppost.moderation.children.cybertip.parts import (
    FileDetails,
    IncidentSummary,
    InternetDetails,
    NamedPerson,
    Report,
    Reported,
    Reporter,
    WebPage,
)
from lamppost.moderation.children.cybertip.words import Incident, Relevance

AT = datetime(2027, 3, 1, 8, tzinfo=timezone(timedelta(hours=-5)))


def a_report() -> Report:
    return Report(
        incident_summary=IncidentSummary(
            Incident.MATERIAL,
            escalate_to_high_priority="A child may be in danger now.",
            incident_date_time=AT,
            incident_date_time_description="When the ad was put up.",
        ),
        internet_details=(
            InternetDetails(web_page_incident=WebPage(("https://board.example/ads/17/kettle/",))),
        ),
        reporter=Reporter(
            NamedPerson("Mo", "Example", email=("mo@board.example",)),
            contact_person=NamedPerson(
                "Hannah", "Host", "+1 937 555 0100", ("host@board.example",)
            ),
            company_template="A board for local ads.",
            legal_url="https://board.example/help/rules/",
        ),
        person_or_user_reported=(
            Reported(
                NamedPerson(email=("poster@example.org",)),
                esp_identifier="people.person:3",
                esp_service="Dayton Board",
                screen_name="Kettle & Co <3",
                profile_url=("https://board.example/people/abc/",),
                additional_info="The account is 40 days old.",
            ),
        ),
        additional_info=("The ad was hidden within the minute.",),
    )


def a_file(name: str = "photo-1.jpg", *, is_viewed: bool = True) -> TipFile:
    details = FileDetails(
        report_id=NO_REPORT,
        file_id=NO_FILE,
        uploaded_to_esp_timestamp=datetime(2027, 3, 1, 13, tzinfo=UTC),
        location_of_file="https://board.example/photos/00/l.jpg",
        file_viewed_by_esp=is_viewed,
        exif_viewed_by_esp=False,
        publicly_available=False,
        file_relevance=Relevance.REPORTED,
        additional_info=("PDQ hash: 0f0f.",),
    )
    return TipFile(name, b"\xff\xd8 not a photo \xff\xd9\r\n--", details)


def a_package() -> Package:
    return Package(a_report(), (a_file(), a_file("photo-2.jpg", is_viewed=False)))
