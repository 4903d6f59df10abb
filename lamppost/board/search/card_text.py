"""A card as one text, which both engines keep beside an ad: a page reads 24 of them."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.cards import Card

# The unit separator: no key types it, and folding, forms and imports take it for a blank.
_PART = "\x1f"


def write_card(card: Card) -> str:
    parts = (
        str(card.pk), card.url, card.title, card.price, card.place,
        card.renewed.isoformat(), card.teaser, card.cover,
    )  # fmt: skip
    return _PART.join(part.replace(_PART, " ") for part in parts)


def read_card(said: str, distance: str = "") -> Card:
    pk, url, title, price, place, renewed, teaser, cover = said.split(_PART)
    at = datetime.fromisoformat(renewed)
    return Card(int(pk), url, title, price, place, at, teaser, cover, distance)
