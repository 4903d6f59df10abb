"""The page that two people hold up at the door."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.door.actions import enter_digits, open_door
from lamppost.meetings.door.forms import DigitsForm
from lamppost.meetings.door.questions import door_of, is_shut
from lamppost.people.http import SignedIn
from lamppost.relay.models import Side
from lamppost.relay.sides import other_side
from lamppost.relay.views.access import of_side


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_side
def door(request: SignedIn, side: Side) -> HttpResponse:
    """One's own digits, and a field for the other's."""
    if is_shut(side):
        raise Http404
    form = DigitsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            digits = form.cleaned_data["digits"]
            is_both = enter_digits(side, digits, by=request.user, at=clock.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            if not is_both:
                messages.success(request, _("Right. It counts once they have entered yours."))
            return redirect("meetings:door", side.conversation.public_id)
    context = {
        "conversation": side.conversation,
        "other": other_side(side),
        "door": door_of(side, request.user, clock.now()),
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "meetings/door/door.html", context, status=status)


@require_POST
@never_cache
@of_side
def opening(request: SignedIn, side: Side) -> HttpResponse:
    if is_shut(side):
        raise Http404
    open_door(side, by=request.user, at=clock.now())
    return redirect("meetings:door", side.conversation.public_id)
