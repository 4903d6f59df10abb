"""A query made ready to be answered: tokens to look up, and numbers to compare rows with.

What fits is said in matching.py, in plain Python.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import cos

from django.contrib.auth.models import AnonymousUser

from lamppost.board.categories import categories
from lamppost.board.search import tokens
from lamppost.board.search.checks import NO_CHECKS, Checks, checks_of
from lamppost.board.search.document import micros
from lamppost.board.search.query import Near, Query, Window
from lamppost.board.search.words import Term, read_words
from lamppost.people.models import Person, Persona
from lamppost.places import cells
from lamppost.places.cell_numbers import (
    children_of,
    descendants,
    name_of,
    number_of,
    parent_number,
    resolution_of,
    unit_vector,
)
from lamppost.places.looked_up_cells import numbers_across, numbers_within

WIDE_FROM_KM = 60.0  # a wider circle is looked up by cells of 120 km instead of 17
_NOBODY = -1  # a persona that is not there has no ads


@dataclass(frozen=True)
class Circle:
    """Points whose product with x, y, z is at least `least` lie within km of its centre.

    under makes a ring of it: only points whose product is smaller.
    """

    x: float
    y: float
    z: float
    km: float
    least: float
    centre: tuple[float, float]  # latitude and longitude
    under: float | None = None

    def holds(self, closeness: float) -> bool:
        return closeness >= self.least and (self.under is None or closeness < self.under)

    def encloses(self, cell: int) -> bool:
        """Whether all of a cell lies within km, whatever `under` leaves out."""
        lat, lon, reach_km = cells.extent(name_of(cell))
        return cells.distance_km(*self.centre, lat, lon) + reach_km <= self.km


@dataclass(frozen=True)
class Wanted:
    """What an ad must be to fit. Every part that is given must hold.

    groups    each must be met by one of its tokens, or by a beginning
    never     no ad meets all groups of one of these
    category  the slug as asked; categories are the postable ones within, () is all
    cells     H3 numbers, all of one fineness, that cover the circle or the window; None: anywhere
    inside    the first and the last cell of resolution 8 within a coarser one; None: any
    steps     price tokens that an ad's must be among; None: any
    since     renewed at or after, and now: expires after; microseconds since 1970
    checks    what only the ad itself can tell; engines leave it to whoever calls them
    """

    groups: tuple[Term, ...] = ()
    never: tuple[tuple[Term, ...], ...] = ()
    category: str = ""
    categories: tuple[str, ...] = ()
    cells: tuple[int, ...] | None = None
    circle: Circle | None = None
    window: Window | None = None
    inside: tuple[int, int] | None = None
    place_id: int | None = None
    persona_id: int | None = None
    least_cents: int | None = None
    most_cents: int | None = None
    steps: tuple[str, ...] | None = None
    has_photo: bool = False
    since: int | None = None
    now: int = 0
    hidden_personas: tuple[int, ...] = ()
    checks: Checks = NO_CHECKS

    @property
    def is_priced(self) -> bool:
        return self.least_cents is not None or self.most_cents is not None

    @property
    def title(self) -> tuple[Term, ...]:
        """The words again, as they would have to stand in the title."""
        return tuple(
            Term(
                frozenset(map(tokens.of_title, group.any_of)),
                tokens.of_title(group.prefix) if group.prefix else "",
            )
            for group in self.groups
        )

    @property
    def is_told_by_tokens(self) -> bool:
        """Whether no match has to be looked at, but for the ads whose time is over."""
        rest = replace(
            self, groups=(), never=(), category="", categories=(), cells=None, place_id=None,
            persona_id=None, steps=None, now=0,
        )  # fmt: skip
        is_whole = bool(self.category) or not self.categories
        return is_whole and rest == Wanted(checks=self.checks)

    def anywhere(self) -> Wanted:
        """The same in every category."""
        return replace(self, category="", categories=(), checks=self.checks.of_words())


def wanted_of(query: Query, visitor: Person | AnonymousUser, *, now: datetime) -> Wanted:
    """Costs a statement for a persona, and one for the visitor's blocks; else no database."""
    words = read_words(query.words)
    near, is_town = query.near, query.near is not None and query.near.km == 0
    return Wanted(
        groups=words.terms,
        never=tuple((term,) for term in words.never),
        category=query.category,
        categories=categories().slugs_within(query.category) if query.category else (),
        cells=_cells(query),
        circle=circle_of(near) if near and not is_town else None,
        window=query.window,
        inside=descendants(number_of(query.cell), cells.PIN_RESOLUTION) if query.cell else None,
        place_id=near.place.pk if near and is_town else None,
        persona_id=_persona(query.persona),
        least_cents=query.least_cents,
        most_cents=query.most_cents,
        has_photo=query.has_photos,
        since=None if query.within_days is None else _days_before(now, query.within_days),
        now=micros(now),
        hidden_personas=_hidden_from(visitor),
        checks=checks_of(query, words),
    )


def circle_of(near: Near) -> Circle:
    x, y, z = unit_vector(near.place.latitude, near.place.longitude)
    centre = near.place.latitude, near.place.longitude
    return Circle(x, y, z, near.km, cos(near.km / cells.EARTH_RADIUS_KM), centre)


def _cells(query: Query) -> tuple[int, ...] | None:
    if query.cell:
        return _around(number_of(query.cell))
    if query.near and query.near.km > 0:
        fineness = tokens.FINE if query.near.km <= WIDE_FROM_KM else tokens.WIDE
        place = query.near.place
        return numbers_within(place.latitude, place.longitude, query.near.km, fineness)
    if query.window:
        window = query.window
        return numbers_across(window.south, window.west, window.north, window.east)
    return None


def _around(cell: int) -> tuple[int, ...]:
    """The cells of a search that a cell lies in; of one that is wider, all that lie in it."""
    for fineness in (tokens.FINE, tokens.WIDE):
        if resolution_of(cell) >= fineness:
            return (parent_number(cell, fineness),)
    return children_of(cell, tokens.WIDE)


def _persona(public_id: str) -> int | None:
    if not public_id:
        return None
    found = Persona.objects.filter(public_id=public_id).values_list("pk", flat=True).first()
    return _NOBODY if found is None else found


def _days_before(now: datetime, days: int) -> int:
    return micros(now - timedelta(days=days))


def _hidden_from(visitor: Person | AnonymousUser) -> tuple[int, ...]:
    if not visitor.is_authenticated:
        return ()
    return tuple(visitor.blocks.values_list("persona", flat=True))
