"""What the pages of a case show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.actions import UNDECIDED, exhibit_in
from lamppost.moderation.children.packaging import package_of
from lamppost.moderation.children.reporting import door
from lamppost.moderation.clauses import KINDS, SOURCES, kind_of
from lamppost.moderation.evidence.exhibit import Exhibit
from lamppost.moderation.models import ChildCase
from lamppost.people.models import Person

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

State: TypeAlias = ChildCase.State
Incident: TypeAlias = ChildCase.Incident
MOST_CLOSED = 50  # on the list; older ones are found by their number
_SPOTS_PX = 8  # of the longer side: too few to see anything by

INCIDENTS: dict[Incident, Words] = {
    Incident.MATERIAL: _("Pictures of the abuse of a child"),
    Incident.TRAFFICKING: _("A child is offered for sexual services"),
    Incident.ENTICEMENT: _("Somebody tries to lead a child into sexual acts"),
    Incident.MOLESTATION: _("Abuse of a child that is told of"),
    Incident.TOURISM: _("Travelling to abuse children"),
    Incident.OBSCENE: _("Obscene material sent to a child"),
    Incident.MISLEADING: _("Words or pictures that mislead a child to obscene material"),
}
STATES: dict[State, Words] = {
    State.OPEN: _("Waits for somebody to look"),
    State.CONFIRMED: _("Confirmed, not reported yet"),
    State.REPORTED: _("Reported"),
    State.NOT_CONFIRMED: _("Not confirmed"),
}


@dataclass(frozen=True)
class Row:
    case: ChildCase
    kind: Words
    state: Words
    is_late: bool


@dataclass(frozen=True)
class ShownPhoto:
    number: int
    is_shown: bool  # this person has asked to see it
    is_lost: bool


@dataclass(frozen=True)
class CasePage:
    """can_send: there is a way to the CyberTipline. problems: what it would be turned down for."""

    kind: Words
    state: Words
    source: Words
    incident: Words | None
    is_late: bool
    is_open: bool
    is_confirmed: bool
    is_reported: bool
    shows_photos: bool
    can_send: bool
    is_on_its_way: bool
    title: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    photos: tuple[ShownPhoto, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    trouble: str = ""  # why what was kept cannot be shown
    incidents: tuple[tuple[str, Words], ...] = tuple(
        (one.value, said) for one, said in INCIDENTS.items()
    )
    hotlines: tuple[tuple[str, str, str], ...] = field(
        default_factory=lambda: tuple(settings.HOTLINES)
    )


def case_rows(person: Person, now: datetime) -> list[Row]:
    """Those to be looked at first, by when; then those to be reported; then the closed ones.
    None about this person."""
    cases = ChildCase.objects.exclude(person=name_of(person))
    first = cases.filter(state=State.OPEN).order_by("look_by")
    then = cases.filter(state=State.CONFIRMED).order_by("decided")
    closed = cases.exclude(state__in=UNDECIDED).order_by("-pk")[:MOST_CLOSED]
    return [_row(case, now) for case in (*first, *then, *closed)]


def _row(case: ChildCase, now: datetime) -> Row:
    state = State(case.state)
    return Row(case, KINDS[kind_of(case.subject)], STATES[state], _is_late(case, now))


def _is_late(case: ChildCase, now: datetime) -> bool:
    return case.state == State.OPEN and case.look_by <= now


def page_of(case: ChildCase, person: Person, now: datetime) -> CasePage:
    try:
        exhibit, trouble = exhibit_in(case), ""
    except Refused as refused:
        exhibit, trouble = None, refused.sentence
    is_confirmed = case.state == State.CONFIRMED
    package = package_of(case) if exhibit and is_confirmed else None
    documents = package.documents() if package else {}
    is_away = case.trouble == "away"
    return CasePage(
        kind=KINDS[kind_of(case.subject)],
        state=STATES[State(case.state)],
        source=SOURCES[_source(case)],
        incident=INCIDENTS[Incident(case.incident)] if case.incident else None,
        is_late=_is_late(case, now),
        is_open=case.state == State.OPEN,
        is_confirmed=is_confirmed,
        is_reported=case.state == State.REPORTED,
        shows_photos=case.state in UNDECIDED,
        can_send=door() is not None,
        is_on_its_way=case.send_asked is not None and (not case.trouble or is_away),
        title=exhibit.said["ad"]["title"] if exhibit and "ad" in exhibit.said else "",
        texts=tuple(_texts(exhibit)) if exhibit else (),
        photos=tuple(_photos(case, exhibit, person)) if exhibit else (),
        documents=tuple((name, content.decode()) for name, content in documents.items()),
        problems=tuple(package.problems) if package else (),
        trouble=trouble,
    )


def _source(case: ChildCase) -> Source:
    return Source(case.source)


def _texts(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Who wrote what: of an ad its text, of a letter the whole conversation."""
    if "ad" in exhibit.said:
        yield exhibit.around["persona"]["name"], exhibit.said["ad"]["text"]
        return
    names = {side["id"]: side["name"] for side in exhibit.around["sides"]}
    for letter in exhibit.said["letters"]:
        yield names.get(letter["side_id"], ""), letter["text"]


def _photos(case: ChildCase, exhibit: Exhibit, person: Person) -> Iterator[ShownPhoto]:
    mine = set(case.views.filter(by=name_of(person)).values_list("photo", flat=True))
    for number, photo in enumerate(exhibit.photos, start=1):
        yield ShownPhoto(number, is_shown=number in mine, is_lost=not photo.data)


def veiled_picture(data: bytes) -> bytes:
    """Made here and not in the browser, so that the photo itself has not gone anywhere."""
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as photo:
            spots = photo.convert("L")
            spots.thumbnail((_SPOTS_PX, _SPOTS_PX))
    except OSError:
        spots = Image.new("L", (_SPOTS_PX, _SPOTS_PX), 128)
    spots.save(made, "JPEG")
    return made.getvalue()
