"""What a report says, as values: fields stand in the order in which their elements must come.

A field's name is its element's in snake case. None and an empty tuple are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lamppost.moderation.children.cybertip.words import Event, Incident, Relevance

_LEGAL_URL = {"element": "legalURL"}
_IS_ATTRIBUTE = {"is_attribute": True}
_IS_TEXT = {"is_text": True}


@dataclass(frozen=True)
class IncidentSummary:
    incident_type: Incident
    escalate_to_high_priority: str | None = None  # why somebody must look at it at once
    incident_date_time: datetime | None = None
    incident_date_time_description: str | None = None


@dataclass(frozen=True)
class WebPage:
    url: tuple[str, ...] = ()
    additional_info: str | None = None


@dataclass(frozen=True)
class Chat:
    chat_client: str | None = None
    chat_room_name: str | None = None
    content: str | None = None
    additional_info: str | None = None


@dataclass(frozen=True)
class InternetDetails:
    """Exactly one of them."""

    web_page_incident: WebPage | None = None
    chat_im_incident: Chat | None = None


@dataclass(frozen=True)
class NamedPerson:
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    email: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reporter:
    reporting_person: NamedPerson
    contact_person: NamedPerson | None = None  # whom an officer asks
    company_template: str | None = None
    terms_of_service: str | None = None
    legal_url: str | None = field(default=None, metadata=_LEGAL_URL)


@dataclass(frozen=True)
class IpCapture:
    ip_address: str
    event_name: Event
    date_time: datetime


@dataclass(frozen=True)
class Reported:
    """Whom the report is about, as the board knows them."""

    person_or_user_reported_person: NamedPerson | None = None
    esp_identifier: str | None = None
    esp_service: str | None = None
    screen_name: str | None = None
    display_name: tuple[str, ...] = ()
    profile_url: tuple[str, ...] = ()
    ip_capture_event: tuple[IpCapture, ...] = ()
    additional_info: str | None = None


@dataclass(frozen=True)
class Report:
    incident_summary: IncidentSummary
    reporter: Reporter
    internet_details: tuple[InternetDetails, ...] = ()
    person_or_user_reported: tuple[Reported, ...] = ()
    additional_info: tuple[str, ...] = ()

    @property
    def in_order(self) -> tuple[tuple[str, object], ...]:
        """What has a default comes last in Python, but not in a report."""
        return (
            ("incidentSummary", self.incident_summary),
            ("internetDetails", self.internet_details),
            ("reporter", self.reporter),
            ("personOrUserReported", self.person_or_user_reported),
            ("additionalInfo", self.additional_info),
        )


@dataclass(frozen=True)
class Hash:
    hash_type: str = field(metadata=_IS_ATTRIBUTE)
    value: str = field(metadata=_IS_TEXT)


@dataclass(frozen=True)
class FileDetails:
    """Of one file, once it is there and has a number.

    file_viewed_by_esp: whether a person of the board asked to see it. original_file_hash: none:
    a photo is cleaned before it is kept, and what was sent is not there any more.
    """

    report_id: str
    file_id: str
    original_file_name: str | None = None
    uploaded_to_esp_timestamp: datetime | None = None
    location_of_file: str | None = None
    file_viewed_by_esp: bool | None = None
    exif_viewed_by_esp: bool | None = None
    publicly_available: bool | None = None
    file_relevance: Relevance | None = None
    original_file_hash: tuple[Hash, ...] = ()
    additional_info: tuple[str, ...] = ()
