"""The page for whoever asked too often."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY_REQUESTS = 429


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "people/too_many.html", status=TOO_MANY_REQUESTS)
