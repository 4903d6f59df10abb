"""All of somebody's plans."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lamppost.meetings import clock
from lamppost.meetings.codes import has_codes
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.plans.reading import drafts, earlier, running
from lamppost.meetings.plans.views.private import private
from lamppost.people.http import SignedIn


@require_safe
@private
def home(request: SignedIn) -> HttpResponse:
    now = clock.now()
    context = {
        "running": running(request.user),
        "drafts": drafts(request.user, now),
        "earlier": earlier(request.user, now),
        "has_codes": has_codes(request.user),
        "has_contacts": usable_contacts(request.user).exists(),
        "now": now,
    }
    return render(request, "meetings/plans/home.html", context)
