"""What every page of this part says to browsers and to whatever stands between."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """For those who are signed in. Kept nowhere, found by no search.

    No referrer leaves the board. Within it one has to: with "no-referrer" a browser sends a form
    with the origin "null", and the check against forged forms refuses it.
    """
    return _with_headers(login_required(view), "same-origin")


def by_token(view: View) -> View:
    """For whoever has the link, which no other page may learn."""
    return _with_headers(view, "no-referrer")


def _with_headers(view: View, referrer: str) -> View:
    @never_cache
    @wraps(view)
    def wrapped(*args: Any, **given: Any) -> HttpResponse:  # noqa: ANN401
        response = view(*args, **given)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = referrer
        return response

    return wrapped
