"""Telling somebody, by mail, what was decided about something of theirs, and why."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from lamppost.board.mails import absolute, moment
from lamppost.board.models import Ad
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.reasons.links import reasons_url
from lamppost.moderation.reasons.statement import Statement, statement_of
from lamppost.notices.actions import tell
from lamppost.people.models import Person


def tell_person(decision: Decision) -> None:
    """In the transaction of the decision. Nobody is told that something of theirs was looked at
    and kept: it would tell that somebody has reported it. What came of their own objection,
    `appeals` tells them."""
    address = address_of(decision)
    if address is None or decision.done == Done.KEEP or decision.source == Source.APPEAL:
        return
    if decision.done == Done.RESTORE and _has_just_come_up(decision):
        return  # the mail that every new ad gets says so
    said = statement_of(decision)
    tell(
        address,
        key=f"decision-{decision.pk}",
        kind="decision",
        subject=subject_of(said),
        body=render_to_string("moderation/mail/reasons.txt", context_of(said, decision)),
    )


def subject_of(said: Statement) -> str:
    title = said.thing.title if said.thing else ""
    return f"{said.headline}: {title}" if title else said.headline


def context_of(said: Statement, decision: Decision) -> dict[str, object]:
    """What mails about a decision are written from."""
    return {
        "said": said,
        "title": said.thing.title if said.thing else "",
        "at": moment(decision.at),
        "object_until": moment(said.object_until),
        "url": reasons_url(decision),
        "terms_url": absolute(f"/terms/{said.version}/") if said.version else "",
        "board_name": settings.BOARD_NAME,
    }


def address_of(decision: Decision) -> str | None:
    """None for whoever has no address, and for whoever has left."""
    person = person_of(decision)
    return person.email if person and person.is_active else None


def person_of(decision: Decision) -> Person | None:
    name, _colon, number = decision.person.partition(":")
    if name != "people.person" or not number.isdecimal():
        return None
    return Person.objects.filter(pk=int(number)).first()


def _has_just_come_up(decision: Decision) -> bool:
    """Whether it was nowhere to be seen before: only that puts an ad on top as it is released."""
    name, _colon, number = decision.subject.partition(":")
    return name == "board.ad" and Ad.objects.filter(pk=number, renewed=decision.at).exists()
