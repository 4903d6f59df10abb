"""Two at a door."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.core.sealing import unseal
from lamppost.meetings.door.actions import enter_digits, open_door
from lamppost.meetings.models import DoorCode
from lamppost.people.models import Person
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side
from lamppost.testing import NOON

LATER = NOON + timedelta(hours=3)


def open_for(talk: Conversation, person: Person, at: datetime = LATER) -> DoorCode:
    return open_door(_side(talk, person), by=person, at=at)


def enter(talk: Conversation, person: Person, digits: str, at: datetime = LATER) -> bool:
    return enter_digits(_side(talk, person), digits, by=person, at=at)


def digits_of(talk: Conversation, person: Person) -> str:
    return unseal(DoorCode.objects.filter(conversation=talk, person=person).latest("day").digits)


def wrong_for(talk: Conversation) -> str:
    """Digits that are neither's."""
    taken = {unseal(code.digits) for code in DoorCode.objects.filter(conversation=talk)}
    return next(str(n) for n in range(1_000, 1_009) if str(n) not in taken)


def _side(talk: Conversation, person: Person) -> Side:
    return own_side(Conversation.objects.get(pk=talk.pk), person)
