"""The way into a conversation: for its two alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from lamppost.core.limits import Limit, TooOften
from lamppost.people.http import SignedIn
from lamppost.people.limits import too_many
from lamppost.relay import typed
from lamppost.relay.models import Side
from lamppost.relay.sides import side_in

# Wrong addresses of conversations in an hour, from one account. They have 130 bits, and who finds
# one is still not one of the two: this keeps machines from trying.
GUESSING = Limit("conversation_guess", times=100, per_secs=60 * 60)

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
            return _not_here(request)
        return view(request, side, **more)

    return wrapped


def _not_here(request: SignedIn) -> HttpResponse:
    try:
        GUESSING.spend(str(request.user.pk))
    except TooOften:
        return too_many(request)
    raise Http404


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
