"""A search as a map: the page, and the piece of it that follows when the map is moved."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lamppost.board.search.asked import Asked, read_search
from lamppost.board.search_map import SearchMap, list_link, search_map, view_asked
from lamppost.board.titles import title_of_map
from lamppost.core.distance import show_radius
from lamppost.places.mercator import CLOSEST, FARTHEST

PIECE_SECS = 30  # whoever moves to and fro sees at once what was there a moment ago


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """The map with everything around it. Works without a script: every move is a link."""
    asked = read_search(request.GET)
    found = _map_of(request, asked)
    list_url = reverse("board:search")
    context = {
        "asked": asked,
        "found": found,
        "title": title_of_map(asked),
        "seek_action": reverse("board:map"),
        "list_url": list_url + list_link(asked),
        "gallery_url": list_url + list_link(asked, view="gallery"),
        "beyond_url": list_link(asked, at=found.at, place=None, km=None),
        "radius_shown": show_radius(asked.radius),
        "credit": settings.MAP_CREDIT,
        "has_own_tiles": bool(settings.MAP_TILES),
        "farthest": FARTHEST,
        "closest": CLOSEST,
    }
    return render(request, "board/map.html", context)


@require_safe
@cache_control(private=True, max_age=PIECE_SECS)
def map_cells_piece(request: HttpRequest) -> HttpResponse:
    """What changes on the page when the map is moved."""
    asked = read_search(request.GET)
    return render(request, "board/_map.html", {"asked": asked, "found": _map_of(request, asked)})


def _map_of(request: HttpRequest, asked: Asked) -> SearchMap:
    view = view_asked(asked, request.GET.get("at", ""), request.GET.get("size", ""))
    return search_map(asked, view, request.user, now=timezone.now())
