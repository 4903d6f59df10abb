"""Whom I have told: the list, and what can be done with each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.contacts import actions
from lamppost.meetings.contacts.forms import InviteForm
from lamppost.meetings.contacts.limits import MOST_CONTACTS
from lamppost.meetings.contacts.questions import contacts_of
from lamppost.meetings.contacts.showing import shown_contacts, shown_gone
from lamppost.meetings.models import Contact
from lamppost.meetings.models.asked import Gone
from lamppost.people.http import SignedIn


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def contacts(request: SignedIn) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _invite(request, form)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("meetings:contacts")
    shown = shown_contacts(request.user)
    context = {
        "form": form,
        "contacts": shown,
        "gone": shown_gone(request.user),
        "is_full": len(shown) >= MOST_CONTACTS,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "meetings/contacts/mine.html", context, status=status)


def _invite(request: SignedIn, form: InviteForm) -> None:
    given = form.cleaned_data
    actions.invite_contact(
        request.user, given["name"], given["knows_as"], address=given["address"], at=clock.now()
    )
    said = (
        _("We have asked them by mail. Tell them that it is from you.")
        if given["address"]
        else _("Now hand over the link below, in person or by a message of your own.")
    )
    messages.success(request, said)


@require_POST
@login_required
def contact(request: SignedIn, public_id: str) -> HttpResponse:
    """One deed of those below; anything else changes nothing."""
    one = get_object_or_404(contacts_of(request.user), public_id=public_id)
    deed = _DEEDS.get(request.POST.get("do", ""))
    if deed:
        try:
            said = deed(one, clock.now())
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            _say(request, said)
    return redirect("meetings:contacts")


def _say(request: HttpRequest, said: str) -> None:
    if said:
        messages.success(request, said)


def _test(one: Contact, at: datetime) -> str:
    actions.ask_for_test(one, at=at)
    return _("A test is on its way to them. It has arrived once they have said so.")


def _again(one: Contact, at: datetime) -> str:
    actions.invite_again(one, at=at)
    return _("We have reminded them. No further mail of this kind goes there.")


def _remove(one: Contact, at: datetime) -> str:
    actions.ask_removal(one, at=at)
    if one.state == Contact.State.INVITED:
        return _("Removed.")
    return _("They leave your list in 24 hours, and know of it. Until then you can undo it.")


def _stay(one: Contact, at: datetime) -> str:
    actions.undo_removal(one, at=at)
    return _("They stay.")


def _up(one: Contact, at: datetime) -> str:
    actions.move_contact(one, "up")
    return ""


def _down(one: Contact, at: datetime) -> str:
    actions.move_contact(one, "down")
    return ""


_DEEDS: dict[str, Callable[[Contact, datetime], str]] = {
    "test": _test,
    "again": _again,
    "remove": _remove,
    "stay": _stay,
    "up": _up,
    "down": _down,
}


@require_POST
@login_required
def forget_gone(request: SignedIn) -> HttpResponse:
    """The lines that say who left: read."""
    Gone.objects.filter(person=request.user).delete()
    return redirect("meetings:contacts")
