"""Pages that the layout leads to and that other rooms have yet to bring."""

from __future__ import annotations

from importlib import import_module

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

_LED_TO = {
    "lamppost.board.urls": ("search", "saved", "my_ads", "post"),
    "lamppost.pages.urls": ("help", "meeting", "rules", "privacy", "contact"),
}


def _empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


for room, names in _LED_TO.items():
    patterns: list[URLPattern] = vars(import_module(room))["urlpatterns"]
    there = {pattern.name for pattern in patterns}
    patterns += [path(f"missing/{name}/", _empty, name=name) for name in names if name not in there]
