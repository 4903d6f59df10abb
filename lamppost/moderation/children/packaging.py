"""A confirmed case as a report: what was kept, what the reviewer says, and who asked to see what.

Nothing is made up or left open to reading: what the board does not know is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from lamppost.moderation.children.actions import exhibit_in
from lamppost.moderation.children.cybertip.package import NO_FILE, NO_REPORT, Package, TipFile
from lamppost.moderation.children.cybertip.parts import (
    Chat,
    FileDetails,
    IncidentSummary,
    InternetDetails,
    IpCapture,
    NamedPerson,
    Report,
    Reported,
    Reporter,
    WebPage,
)
from lamppost.moderation.children.cybertip.words import Event, Incident, Relevance
from lamppost.moderation.evidence.exhibit import Exhibit, Photo
from lamppost.moderation.models import ChildCase

# The cleaned photo is all there is: an officer must know that the file is not what was sent.
_CLEANED = (
    "The board saves every photo anew as it comes, without its metadata, and keeps no original. "
    "This file is what the board showed, at its largest size."
)
_LONGEST_WORDS = 50_000  # of an ad or a conversation; the schema names no limit
_SERVICE_LENGTH = 100


def package_of(case: ChildCase) -> Package:
    """Raises NotInCase where what was kept is gone."""
    exhibit = exhibit_in(case)
    report = Report(
        incident_summary=_summary(case, exhibit),
        internet_details=(_where(exhibit),),
        reporter=_reporter(),
        person_or_user_reported=tuple(_reported(exhibit)),
        additional_info=tuple(_also(case, exhibit)),
    )
    return Package(report, tuple(_files(case, exhibit)))


def _summary(case: ChildCase, exhibit: Exhibit) -> IncidentSummary:
    return IncidentSummary(
        incident_type=Incident[case.incident],
        escalate_to_high_priority=case.urgent_words or None,
        incident_date_time=_moment(_main(exhibit).get("posted") or _main(exhibit).get("written"))
        or case.opened,
        incident_date_time_description="When it was put up or written on the board.",
    )


def _main(exhibit: Exhibit) -> dict[str, Any]:
    """The ad, or the letter that the case is about."""
    if "ad" in exhibit.said:
        return dict(exhibit.said["ad"])
    letters = exhibit.said["letters"]
    return next((one for one in letters if one["id"] == exhibit.said["letter"]), {})


def _where(exhibit: Exhibit) -> InternetDetails:
    if "ad" in exhibit.said:
        address = settings.BASE_URL + exhibit.around["address"]
        return InternetDetails(web_page_incident=WebPage((address,)))
    written = "\n\n".join(_letters(exhibit))[:_LONGEST_WORDS]
    return InternetDetails(
        chat_im_incident=Chat(chat_client=settings.BOARD_NAME[:255], content=written)
    )


def _letters(exhibit: Exhibit) -> Iterator[str]:
    sides = {side["id"]: side["name"] for side in exhibit.around["sides"]}
    for letter in exhibit.said["letters"]:
        yield f"{letter['written']} {sides.get(letter['side_id'], '')}: {letter['text']}"


def _reporter() -> Reporter:
    name, address = parseaddr(settings.CYBERTIP_REPORTER)
    first, _space, last = (name or settings.BOARD_HOST).partition(" ")
    return Reporter(
        NamedPerson(first or None, last or None, email=(address,) if address else ()),
        company_template=f"{settings.BOARD_NAME}, a board for local ads at {settings.BASE_URL}",
        legal_url=settings.BASE_URL + reverse("pages:rules"),
    )


def _reported(exhibit: Exhibit) -> Iterator[Reported]:
    persona, account = exhibit.around["persona"], exhibit.around["account"]
    if account is None:  # they had left before
        return
    sign_in = account["sign-in"]
    addresses = tuple(dict.fromkeys(one["email"] for one in sign_in["addresses"]))
    joined = account["account"]["joined"]
    yield Reported(
        NamedPerson(email=addresses),
        esp_identifier=account["person"],
        esp_service=settings.BOARD_NAME[:_SERVICE_LENGTH],
        screen_name=persona["name"],
        profile_url=(settings.BASE_URL + reverse("board:persona", args=[persona["public_id"]]),),
        ip_capture_event=tuple(_addresses(sign_in["sessions"])),
        additional_info=f"The account was opened on {joined}.",
    )


def _addresses(sessions: Iterable[dict[str, Any]]) -> Iterator[IpCapture]:
    """Where they have signed in from. With which of them the thing was put up is not known."""
    for session in sessions:
        if session["ip"] and (at := _moment(session["created_at"])):
            yield IpCapture(session["ip"], Event.LOGIN, at)


def _also(case: ChildCase, exhibit: Exhibit) -> Iterator[str]:
    if case.words:
        yield case.words
    if "ad" in exhibit.said:
        ad = exhibit.said["ad"]
        words = f"{ad['title']}\n\n{ad['text']}"
        yield f"The ad, word for word:\n\n{words}"[:_LONGEST_WORDS]
    yield f"It was hidden from everybody at {case.opened.isoformat(timespec='seconds')}."
    for noticed in dict.fromkeys(_noticed(exhibit)):
        yield f"Known by its hash (PDQ): {noticed}"


def _noticed(exhibit: Exhibit) -> Iterator[str]:
    for verdict in exhibit.around["verdicts"]:
        for finding in verdict["findings"]:
            if finding["check"] == "photos" and finding["urgent"]:
                yield finding["words"]


def _files(case: ChildCase, exhibit: Exhibit) -> Iterator[TipFile]:
    viewed = set(case.views.values_list("photo", flat=True))
    rows = {row["digest"]: row for row in exhibit.said["photos"]}
    for number, photo in enumerate(exhibit.photos, start=1):
        if photo.data:
            row = rows.get(photo.digest, {})
            yield TipFile(
                f"photo-{number}.jpg",
                photo.data,
                _details(case, exhibit, photo, row, is_viewed=number in viewed),
            )


def _details(
    case: ChildCase, exhibit: Exhibit, photo: Photo, row: dict[str, Any], *, is_viewed: bool
) -> FileDetails:
    is_beside = "letter" in exhibit.said and row.get("letter_id") != exhibit.said["letter"]
    return FileDetails(
        report_id=NO_REPORT,
        file_id=NO_FILE,
        uploaded_to_esp_timestamp=_moment(row.get("added")),
        file_viewed_by_esp=is_viewed,
        # There is none to look at: it is taken out as a photo comes.
        exif_viewed_by_esp=False,
        publicly_available=case.was_public,
        file_relevance=Relevance.SUPPLEMENTAL if is_beside else Relevance.REPORTED,
        additional_info=(_CLEANED, f"SHA-256 of its name on the board: {photo.digest}"),
    )


def _moment(said: str | None) -> datetime | None:
    return parse_datetime(said) if said else None
