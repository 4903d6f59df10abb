"""Where a service brings the texts that people answer with."""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.meetings import clock
from lamppost.meetings.answers.texts import take_text

# A service whose secret has changed comes again for hours.
FORGING = Limit("text_hook_forged", times=60, per_secs=60 * 60)
_MOST_BYTES = 20_000  # a text has 160 letters, and a long one ten times as many


@csrf_exempt  # no browser comes here, and each request shows the secret
def texts(request: HttpRequest) -> HttpResponse:
    """200 for every text, whatever became of it and whoever sent it."""
    if not settings.SMS_IN_TOKEN:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    client = client_address(request)
    if FORGING.is_spent(client):
        return _say(HTTPStatus.TOO_MANY_REQUESTS)
    if not _is_the_service(request):
        with suppress(TooOften):
            FORGING.spend(client)
        return _say(HTTPStatus.FORBIDDEN)
    told = _told(request)
    if told is None:
        return _say(HTTPStatus.BAD_REQUEST)
    number, text, mark = told
    take_text(number, text, mark=mark, at=clock.now())
    return _say(HTTPStatus.OK)


def _is_the_service(request: HttpRequest) -> bool:
    shown = request.headers.get("Authorization", "")
    return hmac.compare_digest(shown.encode(), f"Bearer {settings.SMS_IN_TOKEN}".encode())


def _told(request: HttpRequest) -> tuple[str, str, str] | None:
    """from, text, and an id if the service says one."""
    try:
        told = json.loads(request.read(_MOST_BYTES + 1)[:_MOST_BYTES])
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    number, text, mark = told.get("from"), told.get("text"), told.get("id", "")
    if not isinstance(number, str) or not isinstance(text, str):
        return None
    return number, text, str(mark)[:200]


def _say(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(status.phrase, status=status, content_type="text/plain")
