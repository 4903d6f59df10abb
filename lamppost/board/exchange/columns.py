"""The columns of a file of ads, in the order in which they are written."""

from __future__ import annotations

from difflib import get_close_matches

COLUMNS = (
    "key",
    "source",
    "external_id",
    "category",
    "title",
    "text",
    "price",
    "price_kind",
    "currency",
    "fields",
    "place",
    "place_id",
    "lat",
    "lng",
    "pin",
    "cell",
    "posted",
    "renewed",
    "expires",
    "edited",
    "state",
    "persona",
    "poster",
    "poster_name",
    "poster_email",
    "photos",
)
FIELD = "field."  # before the key of a category's own field
_KNOWN = frozenset(COLUMNS)


def is_column(name: str) -> bool:
    return name in _KNOWN or (name.startswith(FIELD) and len(name) > len(FIELD))


def unknown_column(name: str) -> str:
    """The sentence about a column that the format does not have."""
    close = get_close_matches(name, COLUMNS, n=1)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    shown = name if len(name) <= 60 else f"{name[:59]}…"
    return f"The column “{shown}” is not known. {meant}A mapping can rename it, or ignore it."
