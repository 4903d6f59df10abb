"""The engine behind `search`: plain SQL through the ORM, for boards of some ten thousand ads.

Words are matched at their beginnings in a folded column; distance and price are ordinary
columns. Everything but this module stays when a faster engine takes its place.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, F, FloatField, IntegerField, Q, Value, When
from django.db.models.functions import ACos, Cos, Least, Radians, Sin

from lamppost.board.categories import FieldKind, categories
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
    return Results(
        ads=tuple(ads),
        count=found.count(),
        counts=dict(wide.order_by().values_list("category").annotate(n=Count("pk"))),
        distances={ad.pk: vars(ad)["distance_km"] for ad in ads} if query.near else {},
        after=after,
    )


def _matching(query: Query, visitor: Person | AnonymousUser, *, now: datetime) -> AdQuestions:
    """All that match, in every category: the counts beside the list are made of these."""
    tests = [
        *_words(query.words),
        *_near(query.near),
        *_price(query),
        *_own_fields(query),
    ]
    if query.has_photos:
        tests.append(~Q(cover=""))
    if query.within_days is not None:
        tests.append(Q(renewed__gte=now - timedelta(days=query.within_days)))
    if query.persona:
        tests.append(Q(persona__public_id=query.persona))
    ads = _with_distance(Ad.objects.listed_for(visitor).filter(expires__gt=now), query.near)
    return ads.filter(reduce(and_, tests, Q()))


def _in_category(ads: AdQuestions, query: Query) -> AdQuestions:
    if not query.category:
        return ads
    return ads.filter(category__in=categories().slugs_within(query.category))


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
    # Rounding can push the cosine of nothing just past 1, where it has no angle.
    angle = ACos(Least(Value(1.0), cosine, output_field=FloatField()))
    return ads.annotate(distance_km=angle * Value(EARTH_KM))


def _price(query: Query) -> list[Q]:
    tests = []
    if query.least_cents is not None:
        tests.append(Q(price_cents__gte=query.least_cents))
    if query.most_cents is not None:
        tests.append(Q(price_cents__lte=query.most_cents))
    return tests


def _own_fields(query: Query) -> list[Q]:
    if not query.category or not query.fields:
        return []
    asked = categories().get(query.category).fields_by_key
    return [
        test
        for key, wanted in query.fields.items()
        if key in asked
        for test in _own_field(asked[key].kind, f"fields__{key}", wanted)
    ]


def _own_field(kind: FieldKind, column: str, wanted: Any) -> list[Q]:  # noqa: ANN401
    if isinstance(wanted, Span):
        bounds = {f"{column}__gte": wanted.least, f"{column}__lte": wanted.most}
        return [Q(**{name: bound}) for name, bound in bounds.items() if bound is not None]
    if kind is FieldKind.MANY:
        # JSON containment is missing on SQLite: a quoted value in the list's text is exact,
        # since values come from the category file.
        return [Q(**{f"{column}__icontains": f'"{value}"'}) for value in wanted]
    if kind is FieldKind.CHOICE:
        return [Q(**{f"{column}__in": list(wanted)})]
    return [Q(**{column: wanted})]


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
        rank = Case(priced, default=Value(NO_PRICE), output_field=IntegerField())
        return ads.annotate(rank=rank)
    if query.order is Order.BEST:
        in_title = [Q(title_words__contains=f" {w}") for w in fold(query.words).split()]
        first = When(reduce(and_, in_title, Q(pk__gt=0)), then=Value(0))
        return ads.annotate(rank=Case(first, default=Value(1), output_field=IntegerField()))
    return ads
