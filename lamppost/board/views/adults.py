"""Categories for people of 18 or over: asked once, before an ad is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from lamppost.board.categories import Category
from lamppost.core.http import safe_next
from lamppost.people.actions import confirm_adult

_SAID = "is_adult"


def must_be_asked(request: HttpRequest, category: Category | None) -> bool:
    """Whether this visitor has yet to say that they are of age for a category."""
    if category is None or not category.adults_only:
        return False
    in_account = request.user.is_authenticated and request.user.adult_since is not None
    return not in_account and not request.session.get(_SAID)


@require_POST
def adult(request: HttpRequest) -> HttpResponse:
    """Takes the word "I am 18 or over" into the account, or else into the session."""
    if request.user.is_authenticated:
        confirm_adult(request.user)
    else:
        request.session[_SAID] = True
    return redirect(safe_next(request, "/ads/"))
