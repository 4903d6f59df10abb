"""The door codes of somebody. What the other one says at the door is not theirs to read."""

from __future__ import annotations

from typing import Any

from lamppost.core.sealing import unseal
from lamppost.meetings.models import DoorCode
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _doors(person: Person) -> list[dict[str, Any]]:
    codes = DoorCode.objects.filter(person=person).select_related("conversation").order_by("pk")
    return [
        {
            "conversation": code.conversation.public_id,
            "day": code.day,
            "digits": unseal(code.digits),
            "opened": code.asked,
            "entered_the_others": code.entered,
        }
        for code in codes
    ]


def _erase(person: Person) -> None:
    DoorCode.objects.filter(person=person).delete()


OWN = Belonging("door_codes", _doors, _erase)
