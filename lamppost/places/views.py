"""Suggestions while a town is typed, and the map on which a cell is chosen."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lamppost.core.text import small_number
from lamppost.places.cells import is_pin
from lamppost.places.models import Place
from lamppost.places.picker_map import FIRST_ZOOM, picker_svg, picker_view
from lamppost.places.picker_style import POLICY
from lamppost.places.search import suggest, towns_around

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


def _place(number: str) -> Place | None:
    """The place of that number; without one, the largest that the board covers."""
    places = Place.objects.covered().order_by("-population")
    if number:
        pk = small_number(number)
        places = places.none() if pk is None else places.filter(pk=pk)
    return places.first()
