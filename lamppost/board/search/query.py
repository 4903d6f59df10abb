"""What somebody is looking for, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lamppost.places.models import Place
from lamppost.places.window import Window

PAGE_SIZE = 24
__all__ = ["PAGE_SIZE", "Near", "Order", "Query", "Span", "Window"]


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
    cell: str = ""  # H3 of resolution 1 to 8: the ads in it
    least_cents: int | None = None
    most_cents: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    has_photos: bool = False
    within_days: int | None = None
    persona: str = ""  # a public id
    order: Order = Order.NEWEST
    after: str = ""
