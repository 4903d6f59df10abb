"""The choices beside a list of results, each with its address and its count."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.board.categories import Category, Field, FieldKind, categories
from lamppost.board.form_fields import OWN
from lamppost.board.search.asked import Asked
from lamppost.board.search.query import Order
from lamppost.board.search.results import Count, Results


@dataclass(frozen=True)
class Choice:
    """One link: where it leads, how many ads are there, whether one is there now."""

    name: str
    url: str
    count: Count | None = None
    is_current: bool = False


@dataclass(frozen=True)
class OwnFilter:
    """A question of the category's own: a range for numbers, boxes to tick for choices."""

    name: str
    label: str
    kind: str  # "range", "boxes" or "yes"
    least: str = ""
    most: str = ""
    boxes: tuple[tuple[str, str, bool], ...] = ()  # value, name, is ticked
    is_on: bool = False


@dataclass(frozen=True)
class Filters:
    categories: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    views: tuple[Choice, ...]
    own: tuple[OwnFilter, ...]
    clear: str


def filters_of(asked: Asked, found: Results) -> Filters:
    return Filters(
        categories=_categories(asked, found),
        orders=_orders(asked),
        views=_views(asked),
        own=_own(asked),
        clear=f"?category={asked.query.category}" if asked.query.category else "?",
    )


def _categories(asked: Asked, found: Results) -> tuple[Choice, ...]:
    """One level of the tree: what is around and what is inside the category at hand."""
    every = categories()
    here = asked.category
    top = every.get(here.parent) if here and here.parent else here
    shown = every.subs(top.slug) if top else every.top
    above = [_choice(asked, None, _("All categories"), found.counted(found.counts))]
    if top:
        above.append(_choice(asked, top, top.name, _count(top, found)))
    # With a search at hand, an empty category is a dead end; without one, an invitation.
    listed = [
        _choice(asked, one, one.name, n)
        for one in shown
        if (n := _count(one, found)) or not asked.has_filters or one == here
    ]
    return (*above, *listed) if top or asked.has_filters else tuple(listed)


def _choice(asked: Asked, category: Category | None, name: str, count: Count) -> Choice:
    slug = category.slug if category else None
    own = {key: None for key in asked.typed if key.startswith(OWN)}
    url = asked.link(category=slug, **own)
    return Choice(name, url, count, is_current=asked.category == category)


def _count(category: Category, found: Results) -> Count:
    return found.counted(categories().slugs_within(category.slug))


def _orders(asked: Asked) -> tuple[Choice, ...]:
    names = {Order.NEWEST: _("Newest"), Order.CHEAPEST: _("Cheapest")}
    if asked.query.near:
        names[Order.NEAREST] = _("Nearest")
    if asked.query.words:
        names[Order.BEST] = _("Best match")
    return tuple(
        Choice(
            name,
            asked.link(order=None if order is Order.NEWEST else order),
            is_current=asked.query.order is order,
        )
        for order, name in names.items()
    )


def _views(asked: Asked) -> tuple[Choice, ...]:
    names = {"list": _("List"), "gallery": _("Gallery")}
    choices = [
        Choice(name, asked.link(view=None if v == "list" else v), is_current=asked.view == v)
        for v, name in names.items()
    ]
    # The map is the same search at an address of its own.
    return (*choices, Choice(_("Map"), reverse("board:map") + asked.link(view=None)))


def _own(asked: Asked) -> tuple[OwnFilter, ...]:
    return tuple(
        _own_filter(field, asked)
        for field in (asked.category.fields if asked.category else ())
        if field.kind not in {FieldKind.TEXT, FieldKind.DATE}
    )


def _own_filter(field: Field, asked: Asked) -> OwnFilter:
    name = OWN + field.key
    if field.kind is FieldKind.NUMBER:
        label = f"{field.name} ({field.unit})" if field.unit else field.name
        least, most = asked.typed.get(f"{name}.min", ""), asked.typed.get(f"{name}.max", "")
        return OwnFilter(name, label, "range", least, most, is_on=bool(least or most))
    if field.kind is FieldKind.YES_NO:
        return OwnFilter(name, field.name, "yes", is_on=asked.typed.get(name) == "yes")
    ticked = asked.typed.getlist(name)
    boxes = tuple((one.value, one.name, one.value in ticked) for one in field.choices)
    return OwnFilter(name, field.name, "boxes", boxes=boxes, is_on=bool(ticked))
