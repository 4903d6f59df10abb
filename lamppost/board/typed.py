"""What somebody typed into the form of an ad, kept letter for letter and shown again."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from lamppost.board.form_fields import OWN
from lamppost.board.models import Ad
from lamppost.board.prices import PriceKind


def typed_in(data: QueryDict) -> dict[str, list[str]]:
    """What somebody typed, letter for letter, without the form's own machinery."""
    skipped = {"csrfmiddlewaretoken", "next", "go", "seen"}
    return {
        without_nul(name): [without_nul(value) for value in data.getlist(name)]
        for name in data
        if name not in skipped
    }


def without_nul(text: str) -> str:
    """The text without the one character that PostgreSQL cannot keep. Nobody types it."""
    return text.replace("\0", "")


def as_typed(typed: dict[str, list[str]]) -> QueryDict:
    """What was kept by `typed_in`, as a form takes it."""
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, list(values))
    return data


def typed_from_ad(ad: Ad) -> dict[str, Any]:
    """What the form shows when an ad is edited."""
    is_free = ad.price_kind == PriceKind.FREE
    initial: dict[str, Any] = {
        "title": ad.title,
        "text": ad.text,
        "place": ad.place.label,
        "price_kind": ad.price_kind,
        "price": "" if ad.price is None or is_free else f"{ad.price.amount:f}",
    }
    said = {True: "yes", False: "no"}
    for key, value in ad.fields.items():
        initial[OWN + key] = said[value] if isinstance(value, bool) else value
    return initial
