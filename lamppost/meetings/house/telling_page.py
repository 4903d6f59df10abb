"""What a contact finds behind the link of a message that this board sent for the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from lamppost.core.sealing import Unreadable
from lamppost.meetings.house import houses
from lamppost.meetings.house.links import Opened
from lamppost.meetings.house.packages import ToTell, open_package
from lamppost.meetings.models import Guarded, House


@dataclass(frozen=True)
class Page:
    """headline "": it is over here. is_back: the other board has gone on by itself."""

    headline: str = ""
    story: str = ""
    is_back: bool = False
    is_mine: bool = False  # this contact has taken it on
    is_taken: bool = False


def page_of(opened: Opened, *, at: datetime) -> Page:
    """Nothing but what the message said, and only to whom it was written."""
    row = opened.row
    contact = _contact(row, opened.contact) if row else None
    if row is None or contact is None:
        return Page()
    return Page(
        headline=contact.subject,
        story=contact.body,
        is_back=not row.is_orphan and _is_back(at),
        is_mine=row.taken_by == contact.number,
        is_taken=row.taken is not None,
    )


def _is_back(at: datetime) -> bool:
    house = House.objects.filter(pk=settings.SECOND_HOUSE).first()
    return house is not None and not houses.is_silent(house, at)


def _contact(row: Guarded, number: int) -> ToTell | None:
    if number not in {contact for _key, contact in row.sent}:
        return None  # told by nobody yet: there is no pull
    try:
        return open_package(row.package).contact(number)
    except (Unreadable, ValueError):
        return None
