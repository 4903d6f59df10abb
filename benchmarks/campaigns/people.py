"""Accounts, the numbers they give, the places they post at, and how all that is written."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.campaigns.styles import Style
from benchmarks.campaigns.values import NAMES, TOWNS, phone

STARTS, DAYS = datetime(2025, 2, 1), 110  # noqa: DTZ001 - as boards write it
HOSTS = ("mail.example", "post.example", "inbox.example")
PHOTO_DIGITS = 64


@dataclass
class People:
    """Makes people up; no two alike."""

    style: Style
    chance: random.Random
    made: int = 0

    def account(self) -> str:
        self.made += 1
        way = self.style.handles
        if way == "mixed":
            way = self.chance.choice(("number", "handle", "hex"))
        if way == "number":
            return f"u{self.made}"
        if way == "hex":
            return f"{self.chance.getrandbits(64):016x}"
        return f"{self.chance.choice(NAMES).lower()}_{self.made}{self.chance.choice('xyz_')}"

    def contact(self) -> str:
        way = self.style.contact_notation
        if way == "phone" or (way == "mixed" and self.chance.random() < 0.6):
            return phone(self.chance)
        name = self.chance.choice(NAMES).lower()
        return f"{name}{self.chance.getrandbits(40):x}@{self.chance.choice(HOSTS)}"

    def place(self) -> str:
        way = self.style.places
        if way == "town" or (way == "mixed" and self.chance.random() < 0.5):
            return self.chance.choice(TOWNS)
        return f"{self.chance.uniform(39, 41.8):.5f},{self.chance.uniform(-84.7, -80.6):.5f}"

    def photo(self) -> str:
        if self.chance.random() >= self.style.photos:
            return ""
        return f"{self.chance.getrandbits(4 * PHOTO_DIGITS):0{PHOTO_DIGITS}x}"

    def moment(self) -> datetime:
        return STARTS + timedelta(seconds=self.chance.randrange(DAYS * 86_400))


def within(start: datetime, days: float, chance: random.Random) -> datetime:
    return start + timedelta(seconds=chance.uniform(0, days * 86_400))


def written_date(moment: datetime, way: str, chance: random.Random) -> str | int:
    if way == "mixed":
        way = chance.choice(("iso", "zoned", "day", "epoch"))
    if way == "epoch":
        return int(moment.timestamp())
    if way == "day":
        return moment.date().isoformat()
    return moment.isoformat(" " if way == "iso" else "T") + ("Z" if way == "zoned" else "")
