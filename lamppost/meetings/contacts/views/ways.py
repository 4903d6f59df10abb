"""Adding, testing, ordering and removing ways, on the pages of contacts and of the person."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.contacts import actions
from lamppost.meetings.contacts.forms import WayForm
from lamppost.meetings.contacts.owners import Owner, ways_held
from lamppost.meetings.contacts.showing import shown_ways
from lamppost.meetings.contacts.ways import channels
from lamppost.notices.models import Channel
from lamppost.notices.push.devices import DeviceRefused, checked, packed
from lamppost.notices.push.signing import public_key


def ways_context(
    request: HttpRequest, owner: Owner, base: str, wrong: WayForm | None = None
) -> dict[str, Any]:
    """For _ways.html. base: the address below which its forms post."""
    typed = [channel for channel in channels() if channel != Channel.PUSH]
    return {
        "ways": shown_ways(owner),
        "base": base,
        "forms": [wrong if wrong and wrong.channel == one else WayForm(one) for one in typed],
        "push_key": public_key(),
        "csrf": get_token(request),
    }


def take_way(request: HttpRequest, owner: Owner) -> WayForm | None:
    """Adds what was typed and sends it a test. The form, if something is to be mended."""
    typed = [channel for channel in channels() if channel != Channel.PUSH]
    channel = request.POST.get("channel", "")
    if channel not in typed:
        channel = Channel.MAIL
    form = WayForm(Channel(channel), request.POST)
    if not form.is_valid():
        return form
    try:
        way = actions.add_way(owner, form.channel, form.cleaned_data["to"], at=clock.now())
        actions.send_test(way, at=clock.now())
    except Refused as refused:
        form.refuse(refused)
        return form
    messages.success(request, _("A test is on its way. Open it and say that it arrived."))
    return None


def take_device(request: HttpRequest, owner: Owner) -> HttpResponse:
    """What a browser's Push API gave to the script on the page."""
    try:
        given = json.loads(request.body)
        endpoint, keys = given["endpoint"], given["keys"]
        public, secret = keys["p256dh"], keys["auth"]
        if not all(isinstance(one, str) for one in (endpoint, public, secret)):
            raise TypeError("not texts")
        device = checked(endpoint, public_key=public, shared_secret=secret)
        way = actions.add_way(owner, Channel.PUSH, packed(device), at=clock.now())
        actions.send_test(way, at=clock.now())
    except Refused as refused:
        return JsonResponse({"problem": refused.sentence}, status=UNPROCESSABLE)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"problem": DeviceRefused.code}, status=UNPROCESSABLE)
    messages.success(request, _("A test is on its way. Open it and say that it arrived."))
    return HttpResponse(status=204)


def do_with_way(request: HttpRequest, owner: Owner, public_id: str) -> None:
    """`do`: test, up, down or remove; anything else changes nothing."""
    way = get_object_or_404(ways_held(owner), public_id=public_id)
    do = request.POST.get("do", "")
    try:
        if do == "test":
            actions.send_test(way, at=clock.now())
            messages.success(request, _("A test is on its way. Open it and say that it arrived."))
        elif do in {"up", "down"}:
            actions.move_way(way, do)
        elif do == "remove":
            actions.remove_way(way)
            messages.success(request, _("Removed."))
    except Refused as refused:
        messages.error(request, refused.sentence)
