"""Away from here at once, also without scripts."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """To a page that anybody might read; what the browser keeps of this board is dropped.

    Whoever came from a page of this board is signed out as well. A link on another site must
    not be able to do that to people; a browser that does not say keeps its cookies.
    """
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    cleared = '"cache", "cookies"' if is_ours else '"cache"'
    return HttpResponse(
        status=303,
        headers={
            "Location": settings.QUICK_EXIT,
            "Clear-Site-Data": cleared,
            "Referrer-Policy": "no-referrer",
        },
    )
