"""What a board needs to stand in for another at one plan, as one sealed text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from lamppost.core.sealing import seal_bytes, unseal_bytes
from lamppost.meetings.ladder import Climb, Contacts, Why

_PURPOSE = "house.package"


@dataclass(frozen=True)
class WayThere:
    number: int
    channel: str
    to: str


@dataclass(frozen=True)
class ToTell:
    """A contact, with the one message that the other board has for them. No place, no names
    but the one that they call the person by."""

    number: int
    ways: tuple[WayThere, ...]
    subject: str
    body: str


@dataclass(frozen=True)
class Package:
    """prefix: of the keys of messages, the same on both boards. sent: rungs that need no more."""

    prefix: str
    climb: Climb
    contacts: tuple[ToTell, ...]
    sent: tuple[str, ...] = ()

    @property
    def for_ladder(self) -> Contacts:
        return [(one.number, [way.number for way in one.ways]) for one in self.contacts]

    def contact(self, number: int) -> ToTell | None:
        return next((one for one in self.contacts if one.number == number), None)

    def as_text(self) -> str:
        return json.dumps(asdict(self), default=datetime.isoformat, ensure_ascii=False)


def seal_package(package: Package) -> bytes:
    return seal_bytes(package.as_text().encode(), settings.SECOND_HOUSE_KEYS, _PURPOSE)


def open_package(sealed: bytes | memoryview) -> Package:
    """Raises sealing.Unreadable, and ValueError for one of another version of the program."""
    found = json.loads(unseal_bytes(bytes(sealed), settings.SECOND_HOUSE_KEYS, _PURPOSE))
    try:
        return _read(found)
    except (KeyError, TypeError) as error:
        raise ValueError("not a package") from error


def _read(found: dict[str, Any]) -> Package:
    climb = found["climb"]
    began = datetime.fromisoformat(climb["began"])
    return Package(
        prefix=found["prefix"],
        climb=Climb(Why(climb["why"]), began, climb["number"]),
        contacts=tuple(
            ToTell(
                one["number"],
                tuple(WayThere(**way) for way in one["ways"]),
                one["subject"],
                one["body"],
            )
            for one in found["contacts"]
        ),
        sent=tuple(found["sent"]),
    )
