"""Lets each request read from a replica that shows everything its browser has written."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from lamppost.config.replicas.asking import primary_position
from lamppost.config.replicas.choosing import replicas
from lamppost.core.reading import read_alias, reading_from, stay_at_primary

COOKIE = "lamppost_wrote"
SAFE = {"GET", "HEAD", "OPTIONS"}
# Longer than any replica that is read from may be behind.
KEPT_BEYOND_SECS = 60


class ReplicaMiddleware:
    """Stands outside of the session's middleware, whose own write is one as well.

    1. A request that may write reads at the primary; any other from a replica that has come
       as far as the browser's cookie says, or else at the primary.
    2. If the replica fails in the middle, the page is made once more, at the primary.
    3. Whoever wrote gets a cookie with the primary's position.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with reading_from(_where_to_read(request)) as reads:
            response = self.get_response(request)
        if reads.wrote or request.method not in SAFE:
            _remember_position(response)
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        alias = read_alias()
        if alias == DEFAULT_DB_ALIAS or not isinstance(exception, Error):
            return None
        _doubt_if_gone(alias)
        stay_at_primary()
        match = request.resolver_match
        if match is None:
            return None
        answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return answer


def _where_to_read(request: HttpRequest) -> str:
    if request.method not in SAFE:
        return DEFAULT_DB_ALIAS
    return replicas().choose(_seen_by(request), time.monotonic())


def _seen_by(request: HttpRequest) -> int:
    """The position that the browser wrote up to; 0 if it has not written lately.

    Signed, so that nobody sends every page they ask for to the primary.
    """
    written = request.COOKIES.get(COOKIE, "")
    try:
        return int(_signer().unsign(written)) if written else 0
    except (signing.BadSignature, ValueError):
        return 0


def _remember_position(response: HttpResponse) -> None:
    # What any cache may keep must not carry the cookie of whoever asked first.
    if "public" in response.headers.get("Cache-Control", ""):
        return
    try:
        position = primary_position()
    except Error:
        return  # then nothing was written either
    response.set_cookie(
        COOKIE,
        _signer().sign(str(position)),
        max_age=settings.REPLICA_MOST_BEHIND_SECS + KEPT_BEYOND_SECS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signer() -> signing.Signer:
    return signing.Signer(salt=COOKIE)


def _doubt_if_gone(alias: str) -> None:
    """A query that the replica cancelled, to go on replaying, is no reason to doubt it."""
    connection = connections[alias]
    if not connection.is_usable():
        connection.close()
        replicas().doubt(alias)
