"""Suggestions while a town is typed, and the map on which a cell is chosen."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lamppost.core.text import small_number
from lamppost.places.cells import is_pin
from lamppost.places.land.tiles import POLICY as LAND_POLICY
from lamppost.places.land.tiles import is_tile, tile_svg
from lamppost.places.models import Place
from lamppost.places.picker_map import FIRST_ZOOM, picker_svg, picker_view
from lamppost.places.picker_style import POLICY
from lamppost.places.search import suggest, towns_around
from lamppost.places.tile_source import archive

_KEPT_TILES = 256  # of some 3 kB each
WEEK_SECS = 7 * 24 * 60 * 60  # land does not move either; its style may, with a new release
HOUR_SECS = 60 * 60  # towns do not move, and a host adds some at most once in a while


@require_safe
@cache_control(public=True, max_age=HOUR_SECS)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Options for a combobox. The same for everybody, so that any cache may keep them."""
    places = suggest(request.GET.get("q", ""))
    return HttpResponse(render_to_string("places/_suggestions.html", {"places": places}))


@require_safe
@cache_control(public=True, max_age=HOUR_SECS)
def picker_map(request: HttpRequest) -> HttpResponse:
    """The picture whose pixels are cells: about the pin if there is one, else about the town."""
    place = _place(request.GET.get("place", ""))
    if place is None:
        return HttpResponseNotFound()  # nobody looks at a page in place of a picture
    cell = request.GET.get("cell", "")
    pin = cell if is_pin(cell) else None
    zoom = small_number(request.GET.get("zoom", ""))
    size = request.GET.get("size", "")
    view = picker_view(place, pin, FIRST_ZOOM if zoom is None else zoom, size)
    towns = towns_around(view.centre_lat, view.centre_lon, view.reach_km())
    svg = picker_svg(view, place, pin, towns, unit=settings.DISTANCE_UNIT)
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer["Content-Security-Policy"] = POLICY
    return answer


@require_safe
@cache_control(public=True, max_age=WEEK_SECS)
def land(request: HttpRequest, level: int, x: int, y: int) -> HttpResponse:
    """A tile of land and borders, by day and by night."""
    if not is_tile(level, x, y):
        return HttpResponseNotFound()
    answer = HttpResponse(_land_tile(level, x, y), content_type="image/svg+xml")
    answer["Content-Security-Policy"] = LAND_POLICY
    return answer


@require_safe
@cache_control(public=True, max_age=WEEK_SECS)
def tile(request: HttpRequest, level: int, x: int, y: int) -> HttpResponse:
    """A tile of the host's own file. Without such a file, or such a tile, there is none."""
    kept = archive()
    picture = kept.tile(level, x, y) if kept else None
    if kept is None or picture is None:
        return HttpResponseNotFound()
    return HttpResponse(picture, content_type=kept.content_type)


_land_tile = lru_cache(maxsize=_KEPT_TILES)(tile_svg)


def _place(number: str) -> Place | None:
    """The place of that number; without one, the largest that the board covers."""
    places = Place.objects.covered().order_by("-population")
    if number:
        pk = small_number(number)
        places = places.none() if pk is None else places.filter(pk=pk)
    return places.first()
