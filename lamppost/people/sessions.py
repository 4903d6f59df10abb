"""Browsers that somebody is signed in with: when they were last seen, and ending one."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

SEEN_EVERY_SECS = 15 * 60  # noting it at every request would be a write for each page read
_SEEN = "seen_noted"


class LastSeenMiddleware:
    """Notes, now and then, that a signed-in browser is still in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A request without a cookie must stay one that any cache may answer; and an answer that
        # any cache may keep must not carry the cookie of whoever asked first.
        is_public = "public" in response.headers.get("Cache-Control", "")
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not is_public:
            _note_if_long_ago(request)
        return response


class OwnAnswersMiddleware:
    """Keeps what somebody who is signed in is shown from caches, and from the Back button.

    On a computer that is shared, whoever sits down next must not leaf back into the ads of the
    one who has signed out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        knows = settings.SESSION_COOKIE_NAME in request.COOKIES
        was_signed_in = knows and request.user.is_authenticated
        response = self.get_response(request)
        if was_signed_in and "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_cache=True)
        if was_signed_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


def _note_if_long_ago(request: HttpRequest) -> None:
    noted = request.session.get(_SEEN, 0)
    if request.user.is_authenticated and time.time() - noted > SEEN_EVERY_SECS:
        UserSession.objects.create_from_request(request)
        request.session[_SEEN] = time.time()


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    is_this_one = session.is_current()
    end_sessions(request, [session])
    messages.success(request, _("That browser is signed out."))
    return redirect("pages:home" if is_this_one else "usersessions_list")
