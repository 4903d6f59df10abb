"""Favourites: in the account of those who have one, in the browser of those who have not."""

from __future__ import annotations

from collections.abc import Collection

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from lamppost.board.actions import add_favourite
from lamppost.board.models import Ad, Favourite

COOKIE = "lamppost_saved"
MOST_IN_COOKIE = 100  # a cookie holds 4 kB
A_YEAR_SECS = 365 * 24 * 60 * 60


def saved_ids(request: HttpRequest) -> list[int]:
    """Ids of the ads that this visitor saved, the latest first."""
    if request.user.is_authenticated:
        rows = Favourite.objects.filter(person=request.user).order_by("-since", "-pk")
        return list(rows.values_list("ad_id", flat=True))
    return in_browser(request)


def in_browser(request: HttpRequest) -> list[int]:
    try:
        kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE)
    except BadSignature:
        return []
    return [int(one) for one in (kept or "").split(".") if one.isdigit()]


def keep_in_browser(request: HttpRequest, response: HttpResponse, ids: Collection[int]) -> None:
    response.set_signed_cookie(
        COOKIE,
        ".".join(str(one) for one in list(ids)[:MOST_IN_COOKIE]),
        salt=COOKIE,
        max_age=A_YEAR_SECS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def move_to_account(request: HttpRequest, response: HttpResponse) -> None:
    """Takes over what was saved in the browser before its owner signed in."""
    if not request.user.is_authenticated or not (ids := in_browser(request)):
        return
    found = Ad.objects.live().in_bulk(ids)
    # The oldest first, so that the latest one is the latest in the account, too.
    for pk in reversed(ids):
        if pk in found:
            add_favourite(found[pk], by=request.user)
    response.delete_cookie(COOKIE)
