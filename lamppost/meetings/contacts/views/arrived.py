"""What the link of a test opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lamppost.meetings import clock
from lamppost.meetings.contacts import actions
from lamppost.meetings.contacts.tokens import way_of

_GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def arrived(request: HttpRequest, token: str) -> HttpResponse:
    """A GET, which mail scanners make too, shows the button; the POST proves the way.

    Leads nowhere further: a test may have gone to a wrong address.
    """
    now = clock.now()
    is_post = request.method == "POST"
    is_good = actions.prove_way(token, at=now) if is_post else way_of(token, now=now) is not None
    context = {"is_good": is_good, "is_done": is_good and is_post}
    status = 200 if is_good else _GONE
    return render(request, "meetings/contacts/arrived.html", context, status=status)
