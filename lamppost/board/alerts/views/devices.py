"""Browsers that are to be told: called by the script on the page of alerts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lamppost.board.alerts import actions
from lamppost.board.alerts.who import subscribers_of
from lamppost.core.http import UNPROCESSABLE
from lamppost.notices.push.devices import DeviceRefused

_WORKER = Path(__file__).parents[2] / "static" / "board" / "js" / "push-worker.js"


@require_POST
def devices(request: HttpRequest) -> HttpResponse:
    """Takes what a browser's Push API gave it (`on`), or forgets it again."""
    try:
        given = json.loads(request.body)
        keys = given["keys"] if given["on"] else {}
        endpoint, public, secret = given["endpoint"], keys.get("p256dh", ""), keys.get("auth", "")
        if not all(isinstance(one, str) for one in (endpoint, public, secret)):
            raise TypeError("not texts")
    except (ValueError, KeyError, TypeError, AttributeError):
        return _refused(DeviceRefused.code)
    subscribers = list(subscribers_of(request))
    if not given["on"]:
        actions.remove_device(subscribers, endpoint=endpoint)
        return HttpResponse(status=204)
    try:
        actions.add_device(
            subscribers,
            endpoint=endpoint,
            public_key=public,
            shared_secret=secret,
            at=timezone.now(),
        )
    except DeviceRefused as refused:
        return _refused(refused.sentence)
    return HttpResponse(status=204)


def _refused(why: Any) -> JsonResponse:  # noqa: ANN401
    return JsonResponse({"problem": why}, status=UNPROCESSABLE)


@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The script that wakes for a message. At the root, since a worker's reach is its folder."""
    return HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
