"""A search in an address, made a Query; and every link beside the results, made of it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from lamppost.board.categories import Category, Field, FieldKind, categories
from lamppost.board.form_fields import OWN
from lamppost.board.search.query import Near, Order, Query, Span
from lamppost.core.distance import to_km
from lamppost.core.money import NotMoney, read_money
from lamppost.places.cell_cover import is_cell
from lamppost.places.search import find_place
from lamppost.places.window import Window

RADII = (0, 2, 5, 10, 25, 50, 100)  # 0: the place itself
USUAL_RADIUS = 25
DAYS = (1, 3, 7, 14)
WORDS_LENGTH = 200


@dataclass
class Asked:
    """What an address asks: the query, what of it was not understood, and what was typed."""

    query: Query
    category: Category | None
    typed: QueryDict
    problems: list[str] = field(default_factory=list)
    radius: int = USUAL_RADIUS
    view: str = "list"

    def link(self, **changes: str | None) -> str:
        """The same search with something changed, from its first page; None drops a part."""
        parts = {name: part for name, part in self._written.items() if name not in changes}
        parts |= {name: urlencode({name: value}) for name, value in changes.items() if value}
        return f"?{'&'.join(parts.values())}"

    @cached_property
    def _written(self) -> dict[str, str]:
        """Each part of the address as it is written there: a page has dozens of links."""
        return {
            name: urlencode([(name, value) for value in values])
            for name, values in self.typed.lists()
            if name != "after" and any(values)
        }

    @property
    def has_filters(self) -> bool:
        skipped = {"order", "view", "after", "category", "at"}
        return any(self.typed.get(name) for name in self.typed if name not in skipped)


def read_search(typed: QueryDict, *, persona: str = "") -> Asked:
    """Reads the address of a search. What makes no sense becomes a sentence, not an error page."""
    problems: list[str] = []
    category = _category(typed.get("category", ""), problems)
    near, radius = _near(typed, problems)
    query = Query(
        words=typed.get("q", "")[:WORDS_LENGTH],
        category=category.slug if category else "",
        near=near,
        window=Window.read(typed.get("window", "")),
        cell=cell if is_cell(cell := typed.get("cell", "")) else "",
        least_cents=_cents(typed.get("min", ""), problems),
        most_cents=_cents(typed.get("max", ""), problems),
        fields=_own(category, typed, problems),
        has_photos=bool(typed.get("photos")),
        within_days=_one_of(DAYS, typed.get("within", "")),
        persona=persona,
        order=_order(typed.get("order", ""), near),
        after=typed.get("after", "")[:120],
    )
    view = "gallery" if typed.get("view") == "gallery" else "list"
    return Asked(query, category, typed, problems, radius=radius, view=view)


def _category(slug: str, problems: list[str]) -> Category | None:
    if not slug:
        return None
    try:
        return categories().get(slug)
    except KeyError:
        problems.append(_("There is no such category; these are the ads of all of them."))
        return None


def _near(typed: QueryDict, problems: list[str]) -> tuple[Near | None, int]:
    asked = _one_of(RADII, typed.get("km", ""))
    radius = USUAL_RADIUS if asked is None else asked
    name = typed.get("place", "").strip()[:120]
    if not name:
        return None, radius
    place = find_place(name)
    if place is None:
        problems.append(
            _("We do not know the town “%(name)s”, so these are the ads of every place.")
            % {"name": name}
        )
        return None, radius
    return Near(place, to_km(radius)), radius


def _cents(text: str, problems: list[str]) -> int | None:
    if not text.strip():
        return None
    try:
        return read_money(text, settings.CURRENCY).cents
    except NotMoney:
        problems.append(
            _("“%(typed)s” is not a price in digits, such as 300, so it was left out.")
            % {"typed": text[:20]}
        )
        return None


def _order(text: str, near: Near | None) -> Order:
    order = Order(text) if text in set(Order) else Order.NEWEST
    # Without a place, nothing is nearer than anything else.
    return Order.NEWEST if order is Order.NEAREST and near is None else order


def _one_of(choices: tuple[int, ...], text: str) -> int | None:
    return int(text) if text in {str(choice) for choice in choices} else None


def _own(category: Category | None, typed: QueryDict, problems: list[str]) -> dict[str, Any]:
    asked = {}
    for own in category.fields if category else ():
        wanted = _own_wanted(own, typed, problems)
        if wanted not in (None, []):
            asked[own.key] = wanted
    return asked


def _own_wanted(own: Field, typed: QueryDict, problems: list[str]) -> Any:  # noqa: ANN401
    name = OWN + own.key
    if own.kind is FieldKind.NUMBER:
        least = _number(typed.get(f"{name}.min", ""), own, problems)
        most = _number(typed.get(f"{name}.max", ""), own, problems)
        return None if least is None and most is None else Span(least, most)
    if own.kind in {FieldKind.CHOICE, FieldKind.MANY}:
        known = {choice.value for choice in own.choices}
        return [value for value in typed.getlist(name) if value in known]
    if own.kind is FieldKind.YES_NO:
        return True if typed.get(name) == "yes" else None
    return None


def _number(text: str, own: Field, problems: list[str]) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text.replace(",", "").strip())
    except ValueError:
        value = float("nan")
    if abs(value) < 10**12:
        return value
    problems.append(
        _("“%(typed)s” is not a number, so %(field)s was left out.")
        % {"typed": text[:20], "field": own.name}
    )
    return None
