"""The list of conversations, and the contact book."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lamppost.people.http import SignedIn
from lamppost.relay.listing import kept_by_both, sides_of
from lamppost.relay.views.paging import page_of


@require_safe
@login_required
def letters(request: SignedIn) -> HttpResponse:
    return render(request, "relay/letters.html", page_of(request, sides_of(request.user)))


@require_safe
@login_required
def contacts(request: SignedIn) -> HttpResponse:
    """Those with whom both want to keep in touch, with what one has noted about them."""
    page = page_of(request, kept_by_both(sides_of(request.user)))
    return render(request, "relay/contacts.html", page)
