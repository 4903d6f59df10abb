"""Ads made ready for lists: one card has what a line of the list shows, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lamppost.board.models import Ad
from lamppost.board.reading import show_price
from lamppost.core.distance import show_distance

TEASER_LENGTH = 160


@dataclass(frozen=True)
class Card:
    pk: int
    url: str
    title: str
    price: str
    place: str
    distance: str  # "6 km", or "" when nobody asked from where
    renewed: datetime
    teaser: str
    cover: str  # digest of the first photo, or ""
    gone: str  # "Closed", "Expired"; "" while it is up


def cards_of(ads: Iterable[Ad], distances: Mapping[int, float] | None = None) -> list[Card]:
    """Cards in the order of the ads; they must have come with their places."""
    return [_card(ad, (distances or {}).get(ad.pk)) for ad in ads]


def _card(ad: Ad, km: float | None) -> Card:
    # Whoever saved an ad sees that it is gone, as on its page: not what it said.
    is_up = ad.is_live
    return Card(
        pk=ad.pk,
        url=ad.get_absolute_url(),
        title=ad.title,
        price=show_price(ad) if is_up else "",
        place=ad.place.name,
        distance="" if km is None else show_distance(km),
        renewed=ad.renewed,
        teaser=teaser_of(ad.text) if is_up else "",
        cover=ad.cover if is_up else "",
        gone="" if is_up else ad.get_state_display(),
    )


def teaser_of(text: str) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text[: TEASER_LENGTH * 2].split())
    if len(line) <= TEASER_LENGTH:
        return line
    cut = line[:TEASER_LENGTH].rsplit(" ", 1)[0]
    return f"{cut}…"
