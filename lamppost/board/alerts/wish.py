"""The search of an alert, in the two forms in which it is kept: an address, and values.

Left out are order and view, the page, and how old an ad may be: every ad that is told of is new.

The address is for people and for links; the values are what ads are compared with, so that a
town that is renamed or a sentence that is read otherwise some day changes nobody's alert.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from lamppost.board.alerts.models import ASKED_LENGTH, TITLE_LENGTH
from lamppost.board.form_fields import OWN
from lamppost.board.search.asked import Asked
from lamppost.board.search.query import Near, Query, Span, Window
from lamppost.board.titles import title_of
from lamppost.core.errors import Refused
from lamppost.places.models import Place


class WishRefused(Refused):
    """A search that no alert can be made of."""

    code = "wish_refused"


@dataclass(frozen=True)
class Wish:
    """A search, made ready to be kept."""

    title: str
    asked: str
    query: dict[str, Any]


def wish_of(asked: Asked) -> Wish:
    """Raises WishRefused for a search that is too long to keep."""
    address = _address(asked)
    if len(address) > ASKED_LENGTH:
        raise WishRefused(_("This search is too long for an alert. Ask for less at once."))
    title = " ".join(title_of(asked).split())
    return Wish(title[:TITLE_LENGTH], address, as_values(asked.query))


def _address(asked: Asked) -> str:
    """One spelling for one search, whatever order its parts were typed in."""
    parts = QueryDict(mutable=True)
    for name in sorted(asked.typed):
        values = [value.strip() for value in asked.typed.getlist(name) if value.strip()]
        if values and _is_understood(name, asked.query):
            parts.setlist(name, sorted(values))
    if near := asked.query.near:
        parts["place"], parts["km"] = near.place.label, str(asked.radius)
    return parts.urlencode()


def _is_understood(name: str, query: Query) -> bool:
    """Whether this part of an address made a difference to the query."""
    if name.startswith(OWN):
        key = name.removeprefix(OWN).removesuffix(".min").removesuffix(".max")
        return key in query.fields
    return bool(
        {
            "q": query.words.strip(),
            "category": query.category,
            "min": query.least_cents is not None,
            "max": query.most_cents is not None,
            "photos": query.has_photos,
            "window": query.window,
            "cell": query.cell,
        }.get(name)
    )


def as_values(query: Query) -> dict[str, Any]:
    """The query as JSON knows it; what is not asked is left out."""
    near, window = query.near, query.window
    values = {
        "words": query.words,
        "category": query.category,
        "place": [near.place.pk, near.place.latitude, near.place.longitude] if near else None,
        "km": near.km if near else None,
        "window": [window.south, window.west, window.north, window.east] if window else None,
        "cell": query.cell,
        "least": query.least_cents,
        "most": query.most_cents,
        "fields": {key: _own(value) for key, value in query.fields.items()},
        "photos": query.has_photos,
        "persona": query.persona,
    }
    return {name: value for name, value in values.items() if _is_asked(value)}


def _is_asked(value: object) -> bool:
    """Not to be told by equality: 0 is False to Python, and free or the town itself to us."""
    return bool(value) or (value is not None and type(value) in {int, float})


def query_of(values: dict[str, Any]) -> Query:
    """The query again. Its place has no more than its number and its point."""
    place, window = values.get("place"), values.get("window")
    return Query(
        words=values.get("words", ""),
        category=values.get("category", ""),
        near=Near(_place(*place), values["km"]) if place else None,
        window=Window(*window) if window else None,
        cell=values.get("cell", ""),
        least_cents=values.get("least"),
        most_cents=values.get("most"),
        fields={key: _own_again(value) for key, value in values.get("fields", {}).items()},
        has_photos=values.get("photos", False),
        persona=values.get("persona", ""),
    )


def _place(number: int, latitude: float, longitude: float) -> Place:
    return Place(pk=number, latitude=latitude, longitude=longitude)


def _own(value: Any) -> Any:  # noqa: ANN401
    return {"least": value.least, "most": value.most} if isinstance(value, Span) else value


def _own_again(value: Any) -> Any:  # noqa: ANN401
    return Span(**value) if isinstance(value, dict) else value
