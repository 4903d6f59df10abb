"""The way into a conversation: for its two alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from lamppost.people.http import SignedIn
from lamppost.relay import typed
from lamppost.relay.models import Side
from lamppost.relay.sides import side_in

View = Callable[..., HttpResponseBase]


def of_side(view: View) -> View:
    """Hands a view the visitor's side instead of a public id. 404 for strangers; whoever is not
    signed in is sent to the door, and what they typed is there when they come back."""

    @wraps(view)
    def wrapped(request: SignedIn, public_id: str, **more: Any) -> HttpResponseBase:  # noqa: ANN401
        if not request.user.is_authenticated:
            return to_the_door(request, public_id)
        side = side_in(public_id, request.user)
        if side is None:
            raise Http404
        return view(request, side, **more)

    return wrapped


def to_the_door(request: HttpRequest, place: str) -> HttpResponse:
    """And back to this page. place: under which the letter is kept that was being written."""
    if request.method == "POST":
        letter = typed.typed_in(request)
        if not letter.is_empty:
            typed.keep(request, place, letter)
            messages.info(request, _("Your letter is kept. Sign in to send it."))
    return redirect_to_login(request.path)


def place_of(side: Side) -> str:
    """Where a letter in this conversation is kept."""
    return side.conversation.public_id
