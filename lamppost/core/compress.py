"""Compression for what shrinks by it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_SHRINKS = ("text/", "application/json", "application/atom+xml", "application/xml", "image/svg+xml")


class GZipText(GZipMiddleware):
    """Django's own, but for text alone: photos and archives are compressed already."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponse | HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(_SHRINKS):
            return response
        return super().process_response(request, response)
