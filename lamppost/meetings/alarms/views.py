"""The alarm on a contact's page: opened by their link, from any device, without an account."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lamppost.meetings import clock, links
from lamppost.meetings.alarms.actions import note_seen, put_down, take_on
from lamppost.meetings.alarms.questions import alarms_for
from lamppost.meetings.models import Contact


def alarm_page(request: HttpRequest, contact: Contact, token: str) -> HttpResponse | None:
    """The page of a contact while an alarm of theirs is on or has just ended; None else.

    It changes nothing but that it was seen: opened twice, or by a program that looks at links in
    mails, it is the same.
    """
    now = clock.now()
    alarms = alarms_for(contact, now)
    if not alarms:
        return None
    note_seen(contact, at=now)
    return render(request, "meetings/alarms/alarm.html", {"alarms": alarms, "token": token})


@never_cache
@require_POST
def taking(request: HttpRequest, token: str) -> HttpResponse:
    return _did(request, token, take_on)


@never_cache
@require_POST
def putting_down(request: HttpRequest, token: str) -> HttpResponse:
    return _did(request, token, put_down)


def _did(request: HttpRequest, token: str, action: Callable[..., bool]) -> HttpResponse:
    """Whoever came second reads on the page who was first: that is no mistake of theirs."""
    contact = links.contact_of(token)
    if contact is None:
        raise Http404
    action(contact, request.POST.get("plan", ""), at=clock.now())
    return redirect("meetings:contact", token)
