"""Two who meet: see `lived_in`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lamppost.meetings.door.actions import enter_digits, open_door
from lamppost.meetings.door.questions import door_of
from lamppost.meetings.models import Figure
from lamppost.people.models import Person
from lamppost.relay.actions import NewLetter, open_conversation
from lamppost.relay.models import Conversation, new_secret
from lamppost.relay.sides import own_side
from lamppost.testing import make_ad


def make_door(alice: Person, bob: Person, talk: Conversation, *, at: datetime) -> dict[str, Any]:
    """A code that alice has opened; one that both have entered; one that nobody has opened."""
    open_door(own_side(talk, alice), by=alice, at=at)
    met, fresh = (_talk(alice, bob, title, at) for title in ("Garden bench", "Bread bin"))
    open_door(own_side(met, alice), by=alice, at=at)
    for person, other in ((alice, bob), (bob, alice)):
        theirs = door_of(own_side(met, other), other, at).digits
        enter_digits(own_side(met, person), theirs, by=person, at=at)
    for part, number in ((1, 5), (4, 2), (13, 1)):
        Figure.objects.create(month=at.date().replace(day=1), kind="took", part=part, number=number)
    Figure.objects.create(month=at.date().replace(day=1), kind="alarm", number=8)
    return {"met_talk_id": met.public_id, "fresh_talk_id": fresh.public_id}


def _talk(alice: Person, bob: Person, title: str, at: datetime) -> Conversation:
    first = NewLetter("May I come and see it?", new_secret())
    return open_conversation(make_ad(alice, title), first, by=bob.personas.all()[0], at=at)
