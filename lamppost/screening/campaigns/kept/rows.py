"""An ad in a template as a row, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lamppost.core.sealing import blind_tag
from lamppost.screening.campaigns.kept.packing import packed, unpacked
from lamppost.screening.campaigns.values import Member

MEMBER = (
    *("subject", "account", "codes", "contacts", "written"),
    *("place", "posted", "photos", "is_verified"),
)
_TAG = 24  # of 64 hexadecimal digits: two contacts in a billion billion have the same
_TAGGED = "="  # begins a tag, so that none is made of one
_LONGEST = 80  # of an account or a place, as the columns have room


def columns(member: Member, now: datetime) -> dict[str, Any]:
    """What a row holds of it. since: evidence of an ad put up before counts from then."""
    return {
        "subject": member.id,
        "account": member.account[:_LONGEST],
        "codes": packed(member.codes),
        "contacts": _tags(member.contacts),
        "written": _tags(member.written),
        "place": member.place[:_LONGEST],
        "posted": member.posted,
        "photos": list(member.photos),
        "is_verified": member.is_verified,
        "since": min(member.posted or now, now),
    }


def member_from(row: tuple[Any, ...]) -> Member:
    """Of a row's columns as MEMBER names them, as the database gives them to whoever asks by hand.

    Contacts are tags: equal where they were equal.
    """
    subject, account, codes, contacts, written, place, posted, photos, is_verified = row
    return Member(
        id=subject,
        account=account,
        codes=unpacked(codes),
        contacts=_list(contacts),
        written=_list(written),
        place=place,
        posted=_moment(posted),
        photos=_list(photos),
        is_verified=bool(is_verified),
    )


def _list(said: str) -> tuple[str, ...]:
    return () if said == "[]" else tuple(json.loads(said))


def _moment(at: datetime | None) -> datetime | None:
    """SQLite knows of no zones; what it keeps is UTC."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def _tags(contacts: Iterable[str]) -> list[str]:
    return [contact_tag(contact) for contact in contacts]


def contact_tag(contact: str) -> str:
    """phone:1305… as =phone:9f3c…: that two ads have the same, and never which number it is.

    One that was verified comes as the board keeps it, which is such a tag already; a number that
    is written in a text becomes the same tag as the number that its account has verified.
    """
    if contact.startswith(_TAGGED):
        return contact
    kind, colon, value = contact.partition(":")
    if not colon:
        kind, value = "stated", contact
    if kind == "tag":
        return f"{_TAGGED}phone:{value[:_TAG]}"
    if kind == "phone":
        return f"{_TAGGED}phone:{blind_tag('phone', '+' + value.lstrip('+'))[:_TAG]}"
    return f"{_TAGGED}{kind[:20]}:{blind_tag(f'campaign-{kind}', value)[:_TAG]}"
