"""Ads made ready for lists: one card has what a line of the list shows, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from lamppost.board.models import Ad
from lamppost.board.reading import show_price

TEASER_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Card:
    """What the index keeps ready of a live ad; prices are said in the language of the page."""

    pk: int
    url: str
    title: str
    price: str
    place: str
    renewed: datetime
    teaser: str
    cover: str  # address of the first photo, small, or ""
    distance: str = ""  # "6 km", or "" when nobody asked from where
    gone: str = ""  # "Closed", "Expired"; "" while it is up


def cards_of(ads: Iterable[Ad]) -> list[Card]:
    """Cards in the order of the ads; they must have come with their places."""
    return [card_of(ad) for ad in ads]


def card_of(ad: Ad) -> Card:
    # Whoever saved an ad sees that it is gone, as on its page: not what it said.
    is_up = ad.is_live
    return Card(
        pk=ad.pk,
        url=ad.get_absolute_url(),
        title=ad.title,
        price=show_price(ad) if is_up else "",
        place=ad.place.name,
        renewed=ad.renewed,
        teaser=teaser_of(ad.text) if is_up else "",
        cover=reverse("board:photo", args=[ad.cover, "s"]) if is_up and ad.cover else "",
        gone="" if is_up else ad.get_state_display(),
    )


def teaser_of(text: str) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text[: TEASER_LENGTH * 2].split())
    if len(line) <= TEASER_LENGTH:
        return line
    cut = line[:TEASER_LENGTH].rsplit(" ", 1)[0]
    return f"{cut}…"
