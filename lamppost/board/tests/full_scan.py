"""Search once more, as plainly as it can be said: look at every ad, keep what fits, sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from lamppost.board.categories import categories
from lamppost.board.field_values import show_field
from lamppost.board.models import Ad
from lamppost.board.search import Order, Query
from lamppost.board.search.query import Span
from lamppost.core.text import fold
from lamppost.places.cells import centre, distance_km


def scan(
    ads: Iterable[Ad], query: Query, *, now: datetime, blocked: Collection[int] = ()
) -> list[Ad]:
    """What a search should give, in its order."""
    fitting = [ad for ad in ads if fits(ad, query, now, blocked) and fits_category(ad, query)]
    return sorted(fitting, key=lambda ad: _place_in(ad, query))


def count(
    ads: Iterable[Ad], query: Query, *, now: datetime, blocked: Collection[int] = ()
) -> dict[str, int]:
    """How many of each category a search should count."""
    return dict(Counter(ad.category for ad in ads if fits(ad, query, now, blocked)))


def fits(ad: Ad, query: Query, now: datetime, blocked: Collection[int]) -> bool:
    """Whether the ad is one of the matches, whatever its category."""
    cents, least, most = ad.price_cents, query.least_cents, query.most_cents
    return all(
        (
            ad.state == "live",
            ad.expires > now,
            ad.persona.person.erase_due is None,
            ad.persona_id not in blocked,
            all(_begins_a_word(word, _text(ad)) for word in fold(query.words).split()),
            query.near is None or km_from(ad, query) <= query.near.km,
            least is None or (cents is not None and cents >= least),
            most is None or (cents is not None and cents <= most),
            not query.has_photos or ad.cover != "",
            query.within_days is None or now - ad.renewed <= timedelta(days=query.within_days),
            not query.persona or ad.persona.public_id == query.persona,
        )
    )


def fits_category(ad: Ad, query: Query) -> bool:
    if not query.category:
        return True
    here = categories().get(ad.category)
    if query.category not in {here.slug, here.parent}:
        return False
    return all(
        key in ad.fields and _answers(ad.fields[key], wanted)
        for key, wanted in query.fields.items()
    )


def _answers(said: Any, wanted: Any) -> bool:
    if isinstance(wanted, Span):
        is_enough = wanted.least is None or said >= wanted.least
        return is_enough and (wanted.most is None or said <= wanted.most)
    if isinstance(said, list):
        return set(wanted) <= set(said)
    if isinstance(wanted, list):
        return said in wanted
    return said is wanted


def km_from(ad: Ad, query: Query) -> float:
    assert query.near
    here = query.near.place
    there = centre(ad.cell) if ad.cell else (ad.place.latitude, ad.place.longitude)
    return distance_km(here.latitude, here.longitude, *there)


def _text(ad: Ad) -> str:
    category = categories().get(ad.category)
    said = [show_field(category.fields_by_key[key], said) for key, said in ad.fields.items()]
    return " ".join([ad.title, ad.text, category.name, *said])


def _begins_a_word(beginning: str, text: str) -> bool:
    return any(word.startswith(beginning) for word in fold(text).split())


def _place_in(ad: Ad, query: Query) -> tuple[float, ...]:
    newest = (-ad.renewed.timestamp(), -ad.pk)
    match query.order:
        case Order.NEAREST:
            return (round(km_from(ad, query), 6), -ad.pk)
        case Order.CHEAPEST:
            return (float("inf") if ad.price_cents is None else ad.price_cents, -ad.pk)
        case Order.BEST:
            words = fold(query.words).split()
            return (not all(_begins_a_word(word, ad.title) for word in words), *newest)
        case _:
            return newest
