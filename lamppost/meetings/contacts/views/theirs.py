"""A contact's own page, without an account: to be asked, to choose how to be told, to leave."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.sealing import unseal
from lamppost.meetings import clock
from lamppost.meetings.alarms.views import alarm_page
from lamppost.meetings.contacts import actions
from lamppost.meetings.contacts.forms import WayForm
from lamppost.meetings.contacts.questions import ways_of
from lamppost.meetings.contacts.tokens import invited_of
from lamppost.meetings.contacts.views.ways import (
    do_with_way,
    take_device,
    take_way,
    ways_context,
)
from lamppost.meetings.links import contact_of
from lamppost.meetings.models import Contact

_FOLDER = "meetings/contacts"


@require_safe
@never_cache
def page(request: HttpRequest, token: str) -> HttpResponse:
    """By an invitation: the question, and after a yes how they are told, until a test has come.
    From then on that, and what is on, is behind a link which they alone were sent."""
    contact = contact_of(token)
    if contact is not None:
        return alarm_page(request, contact, token) or _own_page(request, contact, token)
    contact = _invited(token)
    if contact.state == Contact.State.INVITED:
        context = {"token": token, "name": unseal(contact.knows_as)}
        return render(request, f"{_FOLDER}/asked.html", context)
    if ways_of(contact):
        return render(request, f"{_FOLDER}/known.html", {"token": token})
    return _own_page(request, contact, token)


def _own_page(
    request: HttpRequest, contact: Contact, token: str, wrong: WayForm | None = None
) -> HttpResponse:
    context = {
        "token": token,
        "name": unseal(contact.knows_as),
        "remove_due": contact.remove_due,
        "is_reached": bool(ways_of(contact)),
        **ways_context(
            request, contact, reverse("meetings:contact", args=[token]) + "ways/", wrong
        ),
    }
    status = UNPROCESSABLE if wrong else 200
    return render(request, f"{_FOLDER}/theirs.html", context, status=status)


@require_POST
def agreement(request: HttpRequest, token: str) -> HttpResponse:
    contact = _invited(token)
    if actions.agree(contact, at=clock.now()):
        messages.success(request, _("Thank you. Now choose how you are told."))
    return redirect("meetings:contact", token)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def leaving(request: HttpRequest, token: str) -> HttpResponse:
    """Of an invitation: no, thanks. Once a test has come it leads nowhere here."""
    contact = contact_of(token) or _open_invitation(token)
    context = {"token": token, "name": unseal(contact.knows_as)}
    if request.method != "POST":
        return render(request, f"{_FOLDER}/leaving.html", context)
    try:
        actions.leave(contact, at=clock.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("meetings:contact", token)
    return redirect("meetings:gone")


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    return render(request, f"{_FOLDER}/gone.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ways(request: HttpRequest, token: str) -> HttpResponse:
    """How they are told, whatever is on."""
    contact = _known(token)
    if request.method != "POST":
        return _own_page(request, contact, token)
    wrong = take_way(request, contact)
    return (
        _own_page(request, contact, token, wrong) if wrong else redirect("meetings:contact", token)
    )


@require_POST
def way(request: HttpRequest, token: str, public_id: str) -> HttpResponse:
    do_with_way(request, _known(token), public_id)
    return redirect("meetings:contact", token)


@require_POST
def devices(request: HttpRequest, token: str) -> HttpResponse:
    return take_device(request, _known(token))


@require_POST
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation is at hand, the page's own link is not: it is sent to where they are told."""
    try:
        actions.send_link(_invited(token), at=clock.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The link is on its way to where you are told."))
    return redirect("meetings:contact", token)


def _known(token: str) -> Contact:
    contact = contact_of(token) or _open_invitation(token)
    if contact.state == Contact.State.INVITED:
        raise Http404
    return contact


def _invited(token: str) -> Contact:
    contact = invited_of(token)
    if contact is None:
        raise Http404
    return contact


def _open_invitation(token: str) -> Contact:
    """Whoever reads the phone that it was sent from has it too: it opens nothing any more when
    there is something to see."""
    contact = _invited(token)
    if ways_of(contact):
        raise Http404
    return contact
