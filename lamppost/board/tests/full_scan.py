"""Search once more, as plainly as it can be said: look at every ad, keep what fits, sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from lamppost.board.categories import categories
from lamppost.board.field_values import show_field
from lamppost.board.models import Ad
from lamppost.board.search import Near, Order, Query
from lamppost.board.search.query import Span
from lamppost.board.search.words import Term, Words, read_words, tokens_of
from lamppost.core.text import fold
from lamppost.places.cells import cell_at, centre, distance_km, parent, resolution


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
            _reads(read_words(query.words), _text(ad)),
            query.near is None or _is_near(ad, query.near),
            query.window is None or query.window.holds(*_point(ad)),
            not query.cell or parent(cell_of(ad), resolution(query.cell)) == query.cell,
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


def _is_near(ad: Ad, near: Near) -> bool:
    here = near.place
    if near.km == 0:
        return ad.place == here
    return distance_km(here.latitude, here.longitude, *_point(ad)) <= near.km


def km_from(ad: Ad, query: Query) -> float:
    assert query.near
    here = query.near.place
    return distance_km(here.latitude, here.longitude, *_point(ad))


def _point(ad: Ad) -> tuple[float, float]:
    return centre(ad.cell) if ad.cell else (ad.place.latitude, ad.place.longitude)


def cell_of(ad: Ad) -> str:
    """The pin's cell, or the one that the town's centre lies in."""
    return ad.cell or cell_at(*_point(ad))


def _text(ad: Ad) -> str:
    category = categories().get(ad.category)
    said = [show_field(category.fields_by_key[key], said) for key, said in ad.fields.items()]
    return " ".join([ad.title, ad.text, category.name, *said])


def _reads(words: Words, text: str) -> bool:
    folded = fold(text)
    has = tokens_of(folded)
    return (
        all(_holds(term, has) for term in words.terms)
        and not any(_holds(term, has) for term in words.never)
        and all(phrase in f" {folded} " for phrase in words.phrases)
        and not any(phrase in f" {folded} " for phrase in words.never_phrases)
    )


def _holds(term: Term, has: Collection[str]) -> bool:
    begun = term.prefix and any(token.startswith(term.prefix) for token in has)
    return bool(begun) or any(token in has for token in term.any_of)


def _place_in(ad: Ad, query: Query) -> tuple[float, ...]:
    newest = -ad.bump
    match query.order:
        case Order.NEAREST:
            return (round(km_from(ad, query), 6), newest)
        case Order.CHEAPEST:
            return (float("inf") if ad.price_cents is None else ad.price_cents, newest)
        case Order.BEST:
            terms, title = read_words(query.words).terms, tokens_of(fold(ad.title))
            return (not all(_holds(term, title) for term in terms), newest)
        case _:
            return (newest,)
