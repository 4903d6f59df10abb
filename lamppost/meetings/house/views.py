"""Where the other board speaks to this one, and where its people's contacts say that they have
taken it on."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.meetings import clock
from lamppost.meetings.house import houses, links
from lamppost.meetings.house.hearing import hear
from lamppost.meetings.house.messages import LARGEST_BYTES, NotAMessage, read_said, write_answer
from lamppost.meetings.house.signing import HEADER, is_on, read_stamp, sign_answer
from lamppost.meetings.house.taking import put_down, take_on
from lamppost.meetings.house.telling_page import page_of

# A board whose key was changed on one side comes every few seconds, and is let in soon after
# the other side has it too.
FORGING = Limit("second_house_forged", times=30, per_secs=60)


@csrf_exempt  # no browser comes here, and each message is signed by itself
def take_call(request: HttpRequest) -> HttpResponse:
    """404 for everybody but the other board: nobody learns that there is one."""
    client = client_address(request)
    if not is_on() or request.method != "POST" or FORGING.is_spent(client):
        raise Http404
    body = _body(request)
    at = clock.now()
    stamp = read_stamp(request.headers.get(HEADER, ""), request.path, body, at=at)
    if stamp is None:
        with suppress(TooOften):
            FORGING.spend(client)
        raise Http404
    if not houses.take_number(stamp):
        return HttpResponse(status=HTTPStatus.CONFLICT)
    try:
        said = read_said(body)
    except NotAMessage:
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    answer = write_answer(hear(said, at=at))
    signature = {HEADER: sign_answer(stamp, answer)}
    return HttpResponse(answer, content_type="application/json", headers=signature)


def _body(request: HttpRequest) -> bytes:
    said = request.META.get("CONTENT_LENGTH") or "0"
    if not said.isdecimal() or len(said) > 8 or int(said) > LARGEST_BYTES:
        raise Http404
    return request.body


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_page(request: HttpRequest, token: str) -> HttpResponse:
    """A GET, which mail scanners make too, shows what has happened; a POST takes it on."""
    opened = links.opened(token)
    if opened is None:
        raise Http404
    at = clock.now()
    if request.method == "POST" and opened.row is not None:
        act = put_down if request.POST.get("do") == "put_down" else take_on
        act(opened.row, opened.contact, at=at)
        return redirect("meetings:house_page", token=token)
    return render(request, "meetings/house/page.html", {"page": page_of(opened, at=at)})
