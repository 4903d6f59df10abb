"""What pages of conversations and plans need of door codes."""

from __future__ import annotations

from django import template

from lamppost.meetings import clock
from lamppost.meetings.door.questions import Door, door_address, door_of
from lamppost.people.models import Person
from lamppost.relay.models import Side

register = template.Library()


@register.simple_tag
def door_for(side: Side, person: Person) -> Door:
    return door_of(side, person, clock.now())


@register.simple_tag
def door_at(conversation: str, person: Person) -> str:
    """Its address, given the public id of a conversation; "" where there is none."""
    return door_address(conversation, person)
