"""Plans of another board's people, as the contacts see them whom this board has told."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from lamppost.meetings.house.links import token_of
from lamppost.meetings.house.packages import Package, ToTell, WayThere, seal_package
from lamppost.meetings.house.words import first_words
from lamppost.meetings.ladder import Climb, Why
from lamppost.meetings.models import Guarded, House

ANA = 1


def make_housed(*, at: datetime) -> dict[str, str]:
    """Links of a contact of a board that is gone for good, and of one that is back."""
    House.objects.create(url=settings.SECOND_HOUSE, heard=at + timedelta(days=1))
    return {
        "housed": _told("1" * 32, at, is_orphan=True),
        "housed_back": _told("2" * 32, at, is_orphan=False),
    }


def _told(ref: str, at: datetime, *, is_orphan: bool) -> str:
    way = WayThere(1, "mail", "ana@example.org")
    ana = ToTell(ANA, (way,), *first_words("Ida", Why.OVERDUE))
    row = Guarded.objects.create(
        ref=ref,
        version=1,
        ends=at,
        package=seal_package(Package("meet:x:", Climb(Why.OVERDUE, at), (ana,))),
        sent=[["meet:x:1.0.1.1.1", ANA]],
        climbed=at,
        is_orphan=is_orphan,
    )
    return token_of(row, ANA)
