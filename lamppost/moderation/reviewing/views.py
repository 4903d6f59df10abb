"""The page of one item, and what is chosen on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lamppost.core.errors import Refused
from lamppost.moderation.models import Steward
from lamppost.moderation.queue.claims import (
    give_others_back,
    held_by_another_until,
    take,
    take_next,
)
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import listing_for, may_decide
from lamppost.moderation.reviewing.beside import beside
from lamppost.moderation.reviewing.entries import Entry, entry_of
from lamppost.moderation.reviewing.forms import ChoiceForm
from lamppost.moderation.reviewing.own import is_their_own
from lamppost.moderation.reviewing.panel import Panel, panel_of
from lamppost.moderation.reviewing.proposing import ProposalRefused, propose, waiting_about
from lamppost.moderation.reviewing.proposing import undo as undo_proposal
from lamppost.moderation.stewards import for_stewards

TYPED = "review_typed"  # in the session: what was typed about an item whose choice was undone


@for_stewards()
@require_safe
def item(request: HttpRequest, steward: Steward, queue: str, number: int) -> HttpResponse:
    now = timezone.now()
    wanted = _item(queue, number)
    entry = entry_of(wanted)
    if entry is None:
        return _closed(request, steward, wanted, now, "gone")
    if why := _why_not(entry, steward, now):
        return _closed(request, steward, wanted, now, why)
    give_others_back(wanted, steward)
    panel = panel_of(entry, steward=steward, now=now)
    typed = request.session.get(TYPED, {})
    initial = typed["typed"] if typed.get("item") == str(wanted) else {}
    form = ChoiceForm(initial=initial, offers=panel.offers, now=now)
    return render(request, "moderation/reviewing/item.html", _context(steward, panel, form, now))


@for_stewards()
@require_POST
def choose(request: HttpRequest, steward: Steward, queue: str, number: int) -> HttpResponse:
    now = timezone.now()
    wanted = _item(queue, number)
    entry = entry_of(wanted)
    if entry is None:
        return _closed(request, steward, wanted, now, "gone")
    # Before anything of it is shown again: a form that is wrong shows the whole page.
    if (why := _whose(entry, steward, now)) and not waiting_about(wanted, steward):
        return _closed(request, steward, wanted, now, why)
    panel = panel_of(entry, steward=steward, now=now)
    form = ChoiceForm(request.POST, offers=panel.offers, now=now)
    if not form.is_valid():
        return _again(request, steward, panel, form, now)
    try:
        propose(wanted, form.chosen(), by=steward, at=now)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _again(request, steward, panel, form, now)
    request.session.pop(TYPED, None)
    return _to_next(steward, now, wanted)


@for_stewards()
@require_POST
def undo(request: HttpRequest, steward: Steward, pk: int) -> HttpResponse:
    now = timezone.now()
    try:
        item, typed = undo_proposal(pk, by=steward, at=now)
    except ProposalRefused as refused:
        messages.error(request, refused.sentence)
        return redirect("moderation:queue")
    request.session[TYPED] = {"item": str(item), "typed": typed}
    return redirect(item)


def _why_not(entry: Entry, steward: Steward, now: datetime) -> str:
    """Why this item is not opened for them; "" once they are the one who is at work on it."""
    if is_their_own(entry, steward):
        return _whose(entry, steward, now)
    if waiting_about(entry.item, steward):
        return "chosen"
    if held_by_another_until(entry.item, steward, now):
        return "taken"
    if why := _whose(entry, steward, now):
        return why
    return "" if take(entry.item, steward, now) else "taken"


def _whose(entry: Entry, steward: Steward, now: datetime) -> str:
    """Why somebody else decides about it; "" if they may."""
    if is_their_own(entry, steward) and not _would_tell(entry, steward):
        return "own"
    return "" if may_decide(steward, entry.item, now) else "not_theirs"


def _would_tell(entry: Entry, steward: Steward) -> bool:
    """Whether "it is yours" would tell them that somebody has reported them: to them it is a
    thing that waits for somebody else, like others."""
    hidden = entry.item.queue in (Queue.REPORTS, Queue.OPINIONS)
    return hidden and bool(entry.about and entry.about.person == steward.person)


def _item(queue: str, number: int) -> Item:
    try:
        return Item(Queue(queue), number)
    except ValueError:
        raise Http404 from None


def _to_next(steward: Steward, now: datetime, after: Item) -> HttpResponseRedirect:
    following = take_next(steward, now, passing=(after,))
    return redirect(following) if following else redirect("moderation:queue")


def _again(
    request: HttpRequest, steward: Steward, panel: Panel, form: ChoiceForm, now: datetime
) -> HttpResponse:
    context = _context(steward, panel, form, now)
    return render(request, "moderation/reviewing/item.html", context, status=422)


def _context(steward: Steward, panel: Panel, form: ChoiceForm, now: datetime) -> dict[str, Any]:
    return {
        "steward": steward,
        "panel": panel,
        "entry": panel.entry,
        "form": form,
        "now": now,
        "shown_at": int(now.timestamp()),
        "listing": listing_for(steward, now),
        "beside": beside(steward, now),
        **(panel.campaign or {}),
    }


def _closed(
    request: HttpRequest, steward: Steward, wanted: Item, now: datetime, why: str
) -> HttpResponse:
    """A calm page instead of the item: nobody did anything wrong."""
    context = {"why": why, "item": wanted, "steward": steward, "beside": beside(steward, now)}
    return render(request, "moderation/reviewing/closed.html", context)
