"""What the index keeps of a live ad: its tokens, a narrow row, and its card."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from lamppost.board.cards import Card, card_of
from lamppost.board.categories import categories
from lamppost.board.models import Ad
from lamppost.board.search import tokens
from lamppost.board.search.words import tokens_of
from lamppost.core.text import fold
from lamppost.places import cells
from lamppost.places.cell_numbers import number_of, parent_number, unit_vector

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Microseconds since 1970, exactly: rows compare times as whole numbers."""
    return (moment - _EPOCH) // _MICROSECOND


@dataclass(frozen=True, slots=True)
class Document:
    """A live ad as search knows it.

    cell is H3 of resolution 8; x, y, z the ad's point on a globe of radius 1; cents is in minor
    units or None; renewed and expires are microseconds since 1970; words the folded words as
    they are written, which suggestions are made of.
    """

    bump: int
    ad_id: int
    tokens: frozenset[str]
    words: frozenset[str]
    category: str
    place_id: int
    persona_id: int
    cell: int
    x: float
    y: float
    z: float
    latitude: float
    longitude: float
    cents: int | None
    renewed: int
    expires: int
    has_photo: bool
    card: Card


def load_documents(ad_ids: Collection[int]) -> list[Document]:
    """The documents of those of the ads that are for everybody to find; two statements."""
    ads = Ad.objects.live().filter(pk__in=ad_ids).select_related("place")
    return [document_of(ad) for ad in ads]


def document_of(ad: Ad) -> Document:
    """Of an ad that came with its place; some 0.2 ms."""
    cell = cell_of(ad)
    x, y, z = unit_vector(ad.latitude, ad.longitude)
    return Document(
        bump=ad.bump,
        ad_id=ad.pk,
        tokens=frozenset(_tokens(ad, cell)),
        words=frozenset(ad.words.split()),
        category=ad.category,
        place_id=ad.place_id,
        persona_id=ad.persona_id,
        cell=cell,
        x=x,
        y=y,
        z=z,
        latitude=ad.latitude,
        longitude=ad.longitude,
        cents=ad.price_cents,
        renewed=micros(ad.renewed),
        expires=micros(ad.expires),
        has_photo=ad.cover != "",
        card=card_of(ad),
    )


def cell_of(ad: Ad) -> int:
    """The pin's cell, or the one that the place's centre lies in: H3 of resolution 8."""
    return number_of(ad.cell or cells.cell_at(ad.latitude, ad.longitude))


def _tokens(ad: Ad, cell: int) -> Iterable[str]:
    yield tokens.EVERY
    yield from tokens_of(ad.words)
    yield from (tokens.of_title(token) for token in tokens_of(fold(ad.title)))
    yield tokens.of_place(ad.place_id)
    yield tokens.of_persona(ad.persona_id)
    yield tokens.of_price(ad.price_cents)
    if ad.cover:
        yield tokens.PHOTO
    around = [parent_number(cell, fineness) for fineness in (tokens.FINE, tokens.WIDE)]
    yield from map(tokens.of_cell, around)
    for slug in categories().slugs_around(ad.category):
        yield tokens.of_category(slug)
        yield from (tokens.of_category_cell(slug, each) for each in around)
