"""A search from the query to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import acos

from django.contrib.auth.models import AnonymousUser

from lamppost.board.cards import Card
from lamppost.board.search import counting, orders
from lamppost.board.search.catching_up import catch_up
from lamppost.board.search.did_you_mean import did_you_mean
from lamppost.board.search.engine import Hit, engine
from lamppost.board.search.keyset import Key
from lamppost.board.search.query import PAGE_SIZE, Query
from lamppost.board.search.results import Results
from lamppost.board.search.wanted import Wanted, wanted_of
from lamppost.core.distance import show_distance
from lamppost.people.models import Person
from lamppost.places.cells import EARTH_RADIUS_KM


def search(
    query: Query,
    visitor: Person | AnonymousUser,
    *,
    now: datetime,
    size: int = PAGE_SIZE,
) -> Results:
    """The page of ads that a query asks for, with the count and the counts by category.

    Costs some milliseconds, however many ads there are.
    """
    catch_up()
    wanted = wanted_of(query, visitor, now=now)
    after = Key.read(query.after) if query.after else None
    found = orders.page(engine(), wanted, query.order, after, size + 1)
    hits = [hit for hit, _key in found[:size]]
    counted = counting.count(engine(), wanted)
    return Results(
        cards=_cards(hits, wanted),
        count=counted.total,
        counts=counted.by_category,
        distances={hit.ad_id: _km(hit) for hit in hits} if wanted.circle else {},
        after=found[size - 1][1].write() if len(found) > size else "",
        meant="" if hits or after else _meant(query, visitor, now=now),
    )


def index_state() -> str:
    """Another text whenever the same search may give something else, unless by time alone."""
    catch_up()
    return engine().state()


def _cards(hits: list[Hit], wanted: Wanted) -> tuple[Card, ...]:
    ready = engine().cards([hit.bump for hit in hits]) if hits else {}
    found = [(hit, ready[hit.bump]) for hit in hits if hit.bump in ready]
    if not wanted.circle:
        return tuple(card for _hit, card in found)
    return tuple(replace(card, distance=show_distance(_km(hit))) for hit, card in found)


def _km(hit: Hit) -> float:
    # Rounding can push the product of a point with itself just past 1, where no angle is.
    return acos(max(-1.0, min(1.0, hit.closeness))) * EARTH_RADIUS_KM


def _meant(query: Query, visitor: Person | AnonymousUser, *, now: datetime) -> str:
    """Other words, one letter away, that do find something; "" if there are none."""
    if not query.words.strip():
        return ""
    words = did_you_mean(query.words, engine().frequencies)
    if words is None:
        return ""
    wanted = wanted_of(replace(query, words=words), visitor, now=now)
    return words if orders.newest(engine(), wanted, 1) else ""
