"""What somebody sets or says in a conversation, beside writing."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import safe_next
from lamppost.people.actions import block_person
from lamppost.people.http import SignedIn
from lamppost.relay import actions
from lamppost.relay.models import Side
from lamppost.relay.sides import other_side
from lamppost.relay.views.access import of_side


@require_POST
@of_side
def muting(request: SignedIn, side: Side) -> HttpResponse:
    actions.mute(side, on=request.POST.get("on") == "1")
    return redirect(side.conversation)


@require_POST
@of_side
def block(request: SignedIn, side: Side) -> HttpResponse:
    other = other_side(side)
    if other.persona:
        block_person(request.user, persona=other.persona)
        said = _("%(name)s is blocked and is not told. You can undo it under “Me”, “Blocked”.")
        messages.success(request, said % {"name": other.name})
    return redirect(side.conversation)


@require_http_methods(["GET", "HEAD", "POST"])
@of_side
def end(request: SignedIn, side: Side) -> HttpResponse:
    """Asks first: it cannot be undone."""
    if request.method == "POST":
        actions.end_conversation(side.conversation, by=request.user, at=timezone.now())
        messages.success(request, _("This conversation has ended."))
        return redirect(side.conversation)
    context = {"conversation": side.conversation, "other": other_side(side)}
    return render(request, "relay/end.html", context)


@require_POST
@of_side
def meeting(request: SignedIn, side: Side) -> HttpResponse:
    """ "We met on …", or the answer to it."""
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        messages.error(request, _("Choose the day that you met on."))
        return redirect(side.conversation)
    if request.POST.get("answer") == "pass":
        actions.pass_over(side, on)
        return redirect(side.conversation)
    try:
        is_both = actions.say_met(side, on, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Noted: you both say so.") if is_both else _("Noted."))
    return redirect(side.conversation)


@require_POST
@of_side
def keeping(request: SignedIn, side: Side) -> HttpResponse:
    actions.keep_in_touch(side, on=request.POST.get("on") == "1", by=request.user)
    return redirect(side.conversation)


@require_POST
@of_side
def note(request: SignedIn, side: Side) -> HttpResponse:
    text = without_nul(request.POST.get("note", "")).replace("\r\n", "\n")
    try:
        actions.note_to_self(side, text)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Your note is kept."))
    return redirect(safe_next(request, side.conversation.get_absolute_url()))
