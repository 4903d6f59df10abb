"""Whether two may open a door code, and what a page says of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from lamppost.core.sealing import unseal
from lamppost.meetings.door.days import day_of
from lamppost.meetings.models import DoorCode
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import other_side, person_of, side_in


@dataclass(frozen=True)
class Door:
    """What one of the two sees. digits: "" until the code is open."""

    day: date
    digits: str = ""
    is_offered: bool = False  # by the other
    has_entered: bool = False
    is_both: bool = False


def day_for(conversation: Conversation, at: datetime) -> date:
    """Today, or the day before as long as its night lasts."""
    local = timezone.localtime(at)
    before = local.date() - timedelta(days=1)
    codes = DoorCode.objects.filter(conversation=conversation, day=before)
    return day_of(local, is_night_before=codes.exists())


def code_of(conversation: Conversation, person: Person, day: date) -> DoorCode | None:
    return DoorCode.objects.filter(conversation=conversation, person=person, day=day).first()


def door_of(side: Side, person: Person, at: datetime) -> Door:
    """Nothing of what the other has entered before both have: who waits for whom is their own."""
    day = day_for(side.conversation, at)
    codes = list(DoorCode.objects.filter(conversation=side.conversation, day=day))
    own = next((code for code in codes if code.person_id == person.pk), None)
    if own is None:
        return Door(day)
    return Door(
        day,
        digits=unseal(own.digits),
        is_offered=own.asked is None,
        has_entered=own.entered is not None,
        is_both=len(codes) == 2 and all(code.entered for code in codes),
    )


def is_shut(side: Side) -> bool:
    """Ended, left by the other, or blocked by this one under this very name.

    For whoever is blocked, and for names that the blocker does not know to be one, it stands open
    and leads nowhere: else it would tell them.
    """
    other = other_side(side)
    own = person_of(side)
    if side.conversation.state != Conversation.State.OPEN or person_of(other) is None:
        return True
    return own is None or own.blocks.filter(persona=other.persona).exists()


def door_address(conversation: str, visitor: Person | AnonymousUser) -> str:
    """Where the door code of a conversation is, given its public id; "" where there is none."""
    side = side_in(conversation, visitor) if conversation else None
    if side is None or is_shut(side):
        return ""
    return reverse("meetings:door", args=[conversation])
