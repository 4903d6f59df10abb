"""What an ad says, checked: the value that forms and imports hand to the actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from lamppost.board.categories import categories
from lamppost.board.field_values import show_field
from lamppost.core.text import fold
from lamppost.places import cells
from lamppost.places.models import Place


@dataclass(frozen=True)
class AdContent:
    """Everything a poster decides about an ad but its photos.

    price_cents is in minor units of the currency; cell is H3 of resolution 8 or "".
    """

    category: str
    title: str
    text: str
    place: Place
    cell: str = ""
    price_cents: int | None = None
    price_kind: str = ""
    currency: str = ""
    fields: dict[str, Any] = field(default_factory=dict)

    def wording(self) -> dict[str, Any]:
        """The columns of `Wording`."""
        return {
            "category": self.category,
            "title": self.title,
            "text": self.text,
            "place": self.place,
            "cell": self.cell,
            "price_cents": self.price_cents,
            "price_kind": self.price_kind,
            "currency": self.currency,
            "fields": self.fields,
        }

    def found_by(self) -> dict[str, Any]:
        """The columns that search reads, made from the others."""
        latitude, longitude = self.whereabouts()
        shown = " ".join(_shown_words(self.category, self.fields))
        return {
            "words": f" {fold(f'{self.title} {self.text} {shown}')} ",
            "latitude": latitude,
            "longitude": longitude,
        }

    def whereabouts(self) -> tuple[float, float]:
        """Degrees of the centre of the cell, or of the place: never a poster's own point."""
        if self.cell:
            return cells.centre(self.cell)
        return self.place.latitude, self.place.longitude


def term_of(category: str) -> timedelta:
    """How long an ad of this category is up; a category that left the file keeps a month."""
    try:
        return timedelta(days=categories().get(category).days)
    except KeyError:
        return timedelta(days=30)


def _shown_words(slug: str, fields: dict[str, Any]) -> list[str]:
    """The category's own fields as people read them, and its name; none if it left the file."""
    try:
        category = categories().get(slug)
    except KeyError:
        return []
    asked = [field for field in category.fields if field.key in fields]
    return [*(show_field(field, fields[field.key]) for field in asked), category.name]
