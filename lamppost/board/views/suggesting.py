"""Words that ads have, while somebody types what they look for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from lamppost.board.search import suggest_words
from lamppost.board.search.asked import WORDS_LENGTH
from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften

TOO_MANY = 429
_KEPT_SECS = 5 * 60
# A fast typist pauses twice a second; whole households share an address.
_ASKED = Limit("words", times=600, per_secs=60)


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Options for a combobox, as those of towns: the same for everybody."""
    try:
        _ASKED.spend(client_address(request))
    except TooOften:
        return HttpResponse(status=TOO_MANY)
    typed = request.GET.get("q", "")[:WORDS_LENGTH]
    suggestions = suggest_words(typed, now=timezone.now())
    response = HttpResponse(render_to_string("board/_words.html", {"suggestions": suggestions}))
    patch_cache_control(response, public=True, max_age=_KEPT_SECS)
    return response
