"""The map of a search made ready for its page: what is drawn, the same as a list, and every way
on from there as a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import isfinite

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.board.search import Count, map_cells
from lamppost.board.search.asked import Asked
from lamppost.people.models import Person
from lamppost.places.cell_cover import fineness_for
from lamppost.places.cell_names import name_cells
from lamppost.places.cells import boundary
from lamppost.places.lit_map import LitCell, lit_map, shows_cell
from lamppost.places.mercator import MARGIN_PX, MercatorView, view_of, view_over
from lamppost.places.search import find_place, towns_in
from lamppost.places.start import covered_window, window_around
from lamppost.places.tile_source import tile_source
from lamppost.places.window import about

# Without a script the map has this size, and a narrower page shows the middle of it.
WIDTH_PX, HEIGHT_PX = 1120, 448
_SIDES_PX = range(200, 1601)  # what a script may ask for
_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
_HOME_ZOOM = 9.0  # an hour's drive across
_MOST_TOWNS = 250  # for naming cells; a fraction of them is drawn
_STEP = 0.5  # of the map's size, for a press on an arrow


@dataclass(frozen=True)
class Area:
    """A cell in the list."""

    name: str
    count: str
    url: str


@dataclass(frozen=True)
class Move:
    """A link that moves the map, or zooms it."""

    key: str
    sign: str
    name: str
    url: str


@dataclass(frozen=True)
class SearchMap:
    """Everything that the page of a map shows."""

    view: MercatorView
    drawing: SafeString
    areas: tuple[Area, ...]
    said: str
    moves: tuple[Move, ...]
    at: str
    window_url: str


def view_asked(asked: Asked, at: str, size: str) -> MercatorView:
    """What the address asks to see; without a word of it, what is searched, or the home town."""
    width, height = _size(size)
    if (view := _read_at(at, width, height)) is not None:
        return view
    query = asked.query
    if query.window:
        return view_over(query.window, width, height)
    if query.cell:
        return view_over(about(boundary(query.cell)), width, height)
    if query.near:
        place = query.near.place
        window = window_around(place.latitude, place.longitude, query.near.km)
        return view_over(window, width, height)
    home = find_place(settings.HOME_PLACE) if settings.HOME_PLACE else None
    if home is not None:
        return view_of(home.latitude, home.longitude, _HOME_ZOOM, width, height)
    return view_over(covered_window(), width, height)


def search_map(
    asked: Asked, view: MercatorView, visitor: Person | AnonymousUser, *, now: datetime
) -> SearchMap:
    """The map of the ads of a search in a view. Asks three questions of the database."""
    # What is seen is the window; a cell or a window of the list was left when the map was opened.
    query = replace(asked.query, window=None, cell="")
    around = view.with_margin(MARGIN_PX)  # for whoever drags the map
    fineness = fineness_for(view)
    found = map_cells(query, visitor, now=now, window=around.window, fineness=fineness)
    counted = {cell: count for cell, count in found.items() if shows_cell(around, cell)}
    towns = towns_in(view.window, _MOST_TOWNS)
    names = name_cells(counted, towns, unit=settings.DISTANCE_UNIT)
    url = _cell_url(asked)
    cells = [_lit(cell, count, names[cell], url) for cell, count in counted.items()]
    told = sorted(
        (cell for cell in cells if shows_cell(view, cell.cell)),
        key=lambda cell: (-cell.n, cell.cell),
    )
    near = query.near
    ring = (near.place.latitude, near.place.longitude, near.km) if near else None
    source, unit = tile_source(), settings.DISTANCE_UNIT
    list_url = reverse("board:search")
    return SearchMap(
        view=view,
        drawing=lit_map(view, cells, towns, source, ring=ring, unit=unit),
        areas=tuple(
            Area(names[one.cell], _count_of_ads(one.n, or_more=one.or_more), one.url)
            for one in told
        ),
        said=_said(told),
        moves=_moves(asked, view),
        at=write_at(view),
        window_url=list_url + list_link(asked, window=view.window.write()),
    )


def list_link(asked: Asked, **changes: str | None) -> str:
    """The search without the map's own words."""
    return asked.link(**{"at": None, "view": None, "window": None, "cell": None, **changes})


def write_at(view: MercatorView) -> str:
    """The middle and the zoom as they stand in an address: "39.759,-84.192,9"."""
    return f"{view.centre_lat:.4f},{view.centre_lon:.4f},{round(view.zoom, 2):g}"


def _read_at(at: str, width: int, height: int) -> MercatorView | None:
    try:
        lat, lon, zoom = (float(part) for part in at.split(","))
    except ValueError:
        return None
    if not all(isfinite(one) and abs(one) <= 360 for one in (lat, lon, zoom)):
        return None
    return view_of(lat, lon, zoom, width, height)


def _size(text: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(text)
    if not found:
        return WIDTH_PX, HEIGHT_PX
    first, last = _SIDES_PX[0], _SIDES_PX[-1]
    width, height = (max(first, min(last, int(side))) for side in found.groups())
    return width, height


def _cell_url(asked: Asked) -> Callable[[int], str]:
    """One search written once, and a cell put behind it: there are hundreds."""
    start = reverse("board:search") + list_link(asked)
    joint = "" if start.endswith("?") else "&"
    return lambda cell: f"{start}{joint}cell={cell:x}"


def _lit(cell: int, count: Count, name: str, url: Callable[[int], str]) -> LitCell:
    ads = _count_of_ads(count.n, or_more=count.or_more)
    title = _("%(area)s: %(ads)s") % {"area": name, "ads": ads}
    return LitCell(cell, count.n, count.or_more, title, url(cell))


def _area(one: LitCell, name: str) -> Area:
    return Area(name, _count_of_ads(one.n, or_more=one.or_more), one.url)


def _count_of_ads(n: int, *, or_more: bool) -> str:
    shown = (str(n) if n < 1000 else intcomma(n)) + ("+" if or_more else "")
    return ngettext("%(count)s ad", "%(count)s ads", n) % {"count": shown}


def _said(counted: Sequence[LitCell]) -> str:
    n = sum(one.n for one in counted)
    if not n:
        return _("No ads in this piece of the map. Zoom out, or move it.")
    ads = _count_of_ads(n, or_more=any(one.or_more for one in counted))
    areas = ngettext("%(count)s area", "%(count)s areas", len(counted)) % {"count": len(counted)}
    return _("%(ads)s in %(areas)s") % {"ads": ads, "areas": areas}


def _moves(asked: Asked, view: MercatorView) -> tuple[Move, ...]:
    ways = (
        ("in", "+", _("Zoom in"), view.moved(closer=1)),
        ("out", "−", _("Zoom out"), view.moved(closer=-1)),
        ("north", "↑", _("Move north"), view.moved(down=-_STEP)),
        ("south", "↓", _("Move south"), view.moved(down=_STEP)),
        ("west", "←", _("Move west"), view.moved(right=-_STEP)),
        ("east", "→", _("Move east"), view.moved(right=_STEP)),
    )
    return tuple(
        Move(key, sign, name, f"{list_link(asked, at=write_at(to))}#map")
        for key, sign, name, to in ways
    )
