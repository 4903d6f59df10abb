"""Saying "you have it already" (304) without making a page again.

A page of somebody nobody knows is told by what it is made from: the program, the settings, the
language, the address, and whatever marks its view names (the state of the search index, the row
of an ad). Made from the same, it is the same, until time changes a word on it ("3 hours ago").
Both go into the ETag: a mark of the first, and the second until which it holds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags
from django.utils.translation import get_language

import lamppost
from lamppost.core.context import board_values

LONGEST = timedelta(days=1)
_MARK_LENGTH = 24
_DIGITS = 10  # of a second since 1970, until 2286


@dataclass(frozen=True)
class Edition:
    """What an answer is about to be made from; `marks` are read before the page is.

    Whoever has a session is left alone: drafts, messages and names on a page are in no mark.
    """

    request: HttpRequest
    marks: tuple[object, ...]

    def not_modified(self, now: datetime) -> HttpResponse | None:
        """The answer to somebody who holds this very edition; None if there is a page to make."""
        asked = self.request.headers.get("If-None-Match", "")
        if self._is_for_all and asked:
            for tag in parse_etags(asked):
                mark, _, until = tag.removeprefix("W/").strip('"').partition("-")
                if mark == self._mark() and now.timestamp() < _second(until):
                    return self._with_headers(HttpResponseNotModified(), tag)
        return None

    def signed(self, response: HttpResponse, now: datetime, until: datetime) -> HttpResponse:
        """The page with its ETag. until: when time alone will change it."""
        if self._is_for_all and response.status_code == 200:
            last = min(until, now + LONGEST)
            self._with_headers(response, f'"{self._mark()}-{int(last.timestamp())}"')
        return response

    @cached_property
    def _is_for_all(self) -> bool:
        return settings.SESSION_COOKIE_NAME not in self.request.COOKIES

    @property
    def _form_key(self) -> str:
        """What the forms on the page are signed with, which this browser alone has."""
        return str(self.request.META.get("CSRF_COOKIE") or "")

    def _mark(self) -> str:
        made_from = (
            program_mark(),
            board_values(),
            get_language(),
            self.request.get_full_path(),
            self._form_key,
            self.marks,
        )
        # Keyed: nobody else can tell a form key, or a column, by trying which mark it makes.
        return salted_hmac(__name__, repr(made_from), algorithm="sha256").hexdigest()[:_MARK_LENGTH]

    def _with_headers(self, response: HttpResponse, etag: str) -> HttpResponse:
        response.headers["ETag"] = etag
        patch_vary_headers(response, ["Cookie"])
        if self._form_key:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, no_cache=True)
        return response


def _second(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) == _DIGITS else 0


@cache
def program_mark() -> tuple[object, ...]:
    """Changes with the program and with any of its settings, once they are in use."""
    # Style sheets, too: pages name them by what is in them.
    files = [path for path in Path(lamppost.__file__).parent.rglob("*.*") if path.suffix != ".pyc"]
    looks = [path.stat() for path in files]
    changed = len(looks), max(one.st_mtime_ns for one in looks), sum(one.st_size for one in looks)
    said = sorted(item for item in os.environ.items() if item[0].startswith("LAMPPOST_"))
    return lamppost.__version__, changed, tuple(said)
