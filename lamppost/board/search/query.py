"""What somebody is looking for, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lamppost.places.models import Place

PAGE_SIZE = 24


class Order(StrEnum):
    NEWEST = "newest"
    NEAREST = "nearest"
    CHEAPEST = "cheapest"
    BEST = "best"


@dataclass(frozen=True)
class Near:
    """A circle: how many km around the centre of a place; 0 is the ads of the place itself."""

    place: Place
    km: float


@dataclass(frozen=True)
class Window:
    """A piece of a map, in degrees. One that crosses the 180th meridian has west > east."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        if not self.south <= latitude <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= longitude <= self.east
        return longitude >= self.west or longitude <= self.east


@dataclass(frozen=True)
class Span:
    """From least to most, both included; None is no bound."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Query:
    """Everything a search can ask. Prices are in minor units of the board's currency.

    fields holds what is asked of the category's own fields: a Span for a number, a list of
    values of which one must match for a choice, values that must all match for many, a bool.
    after is the key that `Results.after` of the page before gave.
    """

    words: str = ""  # as typed: see words.py for quotes, minus and star
    category: str = ""  # a slug, of a top category too
    near: Near | None = None
    window: Window | None = None
    least_cents: int | None = None
    most_cents: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    has_photos: bool = False
    within_days: int | None = None
    persona: str = ""  # a public id
    order: Order = Order.NEWEST
    after: str = ""
