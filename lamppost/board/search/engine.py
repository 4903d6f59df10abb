"""The engine behind `search`: plain SQL through the ORM, for boards of some ten thousand ads.

Words are matched at their beginnings in a folded column; distance and price are ordinary
columns. Everything but this module stays when a faster engine takes its place.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import BigIntegerField, Case, Count, F, FloatField, Q, Value, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import ACos, Cos, Greatest, Least, Radians, Sin

from lamppost.board.categories import Field, FieldKind, categories
from lamppost.board.models import Ad
from lamppost.board.questions import AdQuestions
from lamppost.board.search.keyset import Key, after_key, next_key
from lamppost.board.search.query import PAGE_SIZE, Near, Order, Query, Span
from lamppost.board.search.results import Results
from lamppost.core.text import fold
from lamppost.people.models import Person
from lamppost.places import cells

EARTH_KM = 6371.0088  # mean radius, IUGG
MOST_WORDS = 12
NO_PRICE = 2**62  # sorts ads without a price behind those that have one


def search(
    query: Query,
    visitor: Person | AnonymousUser,
    *,
    now: datetime,
    size: int = PAGE_SIZE,
) -> Results:
    """The page of ads that a query asks for, with the count and the counts by category.

    Costs a scan of the live ads that the place and the category leave.
    """
    wide = _matching(query, visitor, now=now)
    found = _in_category(wide, query)
    page = _page(found, query, size)
    ads, after = page[:size], next_key(page, query, size)
    counts = dict(wide.order_by().values_list("category").annotate(n=Count("pk")))
    return Results(
        ads=tuple(ads),
        count=found.count() if query.fields else _count(counts, query.category),
        counts=counts,
        distances={ad.pk: vars(ad)["distance_km"] for ad in ads} if query.near else {},
        after=after,
    )


def _count(counts: dict[str, int], category: str) -> int:
    """The sum that the counts by category hold already, without another scan."""
    within = categories().slugs_within(category) if category else counts
    return sum(counts.get(slug, 0) for slug in within)


def _matching(query: Query, visitor: Person | AnonymousUser, *, now: datetime) -> AdQuestions:
    """All that match, in every category: the counts beside the list are made of these."""
    tests = [*_words(query.words), *_near(query.near), *_price(query)]
    if query.has_photos:
        tests.append(~Q(cover=""))
    if query.within_days is not None:
        tests.append(Q(renewed__gte=now - timedelta(days=query.within_days)))
    if query.persona:
        tests.append(Q(persona__public_id=query.persona))
    ads = _with_distance(Ad.objects.listed_for(visitor).filter(expires__gt=now), query.near)
    return ads.filter(reduce(and_, tests, Q()))


def _in_category(ads: AdQuestions, query: Query) -> AdQuestions:
    """Those of the category at hand whose answers to its own questions fit."""
    if not query.category:
        return ads
    ads = ads.filter(category__in=categories().slugs_within(query.category))
    asked = categories().get(query.category).fields_by_key
    for number, (key, wanted) in enumerate(query.fields.items()):
        if key in asked:
            name = f"own_{number}"
            # Named here, since a key of the host's such as "in" or "contains" would be taken
            # for a comparison if it stood in the filter itself.
            ads = ads.alias(**{name: KeyTransform(key, "fields")})
            ads = ads.filter(*_own_field(asked[key], name, wanted))
    return ads


def _words(typed: str) -> list[Q]:
    """Every word must begin some word of the ad."""
    return [Q(words__contains=f" {word}") for word in fold(typed).split()[:MOST_WORDS]]


def _near(near: Near | None) -> list[Q]:
    if near is None:
        return []
    # The cells are a quick net around the circle; the distance is the truth.
    covering = cells.cells_within(near.place.latitude, near.place.longitude, near.km)
    return [Q(search_cell__in=covering), Q(distance_km__lte=near.km)]


def _with_distance(ads: AdQuestions, near: Near | None) -> AdQuestions:
    """Great-circle km from the place to the centre of the ad's cell, by the law of cosines."""
    if near is None:
        return ads
    here, there = Radians(Value(near.place.latitude)), Radians(F("latitude"))
    across = Radians(F("longitude") - Value(near.place.longitude))
    cosine = Sin(here) * Sin(there) + Cos(here) * Cos(there) * Cos(across)
    # Rounding can push the cosine of nothing, or of half the earth, just past 1 or -1, where
    # it has no angle.
    within = Least(Value(1.0), Greatest(Value(-1.0), cosine), output_field=FloatField())
    angle = ACos(within)
    return ads.annotate(distance_km=angle * Value(EARTH_KM))


def _price(query: Query) -> list[Q]:
    tests = []
    if query.least_cents is not None:
        tests.append(Q(price_cents__gte=query.least_cents))
    if query.most_cents is not None:
        tests.append(Q(price_cents__lte=query.most_cents))
    return tests


def _own_field(own: Field, name: str, wanted: Any) -> list[Q]:  # noqa: ANN401
    if isinstance(wanted, Span):
        bounds = {f"{name}__gte": wanted.least, f"{name}__lte": wanted.most}
        return [Q(**{bound: value}) for bound, value in bounds.items() if value is not None]
    if own.kind is FieldKind.MANY:
        return [_holds(own.key, name, value) for value in wanted]
    if own.kind is FieldKind.CHOICE:
        return [Q(**{f"{name}__in": list(wanted)})]
    return [Q(**{name: wanted})]


def _holds(key: str, name: str, value: str) -> Q:
    """Whether the list under the key holds the value."""
    if connection.features.supports_json_field_contains:
        return Q(fields__contains={key: [value]})
    # SQLite has the list as text, with letters beyond ASCII escaped as they were written. In
    # quotes a value is whole, and no two values of a field differ in capitals alone.
    return Q(**{f"{name}__icontains": json.dumps(value)})


def _page(ads: AdQuestions, query: Query, size: int) -> list[Ad]:
    """One more than the page holds, which tells whether there is a next one."""
    keyed = _keyed(ads, query)
    key = Key.read(query.after)
    if key is not None:
        keyed = keyed.filter(after_key(key, query.order))
    ordered = keyed.order_by(*_ORDERS[query.order])
    return list(ordered.select_related("place")[: size + 1])


_ORDERS = {
    Order.NEWEST: ("-renewed", "-pk"),
    Order.NEAREST: ("distance_km", "-pk"),
    Order.CHEAPEST: ("rank", "-pk"),
    Order.BEST: ("rank", "-renewed", "-pk"),
}


def _keyed(ads: AdQuestions, query: Query) -> AdQuestions:
    if query.order is Order.CHEAPEST:
        priced = When(price_cents__isnull=False, then=F("price_cents"))
        rank = Case(priced, default=Value(NO_PRICE), output_field=BigIntegerField())
        return ads.annotate(rank=rank)
    if query.order is Order.BEST:
        in_title = [Q(title_words__contains=f" {w}") for w in fold(query.words).split()]
        first = When(reduce(and_, in_title, Q(pk__gt=0)), then=Value(0))
        return ads.annotate(rank=Case(first, default=Value(1), output_field=BigIntegerField()))
    return ads
