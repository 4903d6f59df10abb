"""What a poster asks of whoever writes: as a habit, and for one ad."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lamppost.board.models import Ad
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.people.http import SignedIn
from lamppost.relay.actions.sheets import NewSheet, drop_asks, keep_asks
from lamppost.relay.ask_forms import AsksForm
from lamppost.relay.asking.page import preview_of
from lamppost.relay.asking.sheets import Sheet, habit_of, own_sheet_of, told_by
from lamppost.relay.asks import Asks
from lamppost.relay.ready_asks import ready_list, ready_lists


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_asks(request: SignedIn) -> HttpResponse:
    """For every ad that has no sheet of its own."""
    return _editor(request, None, habit_of(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ad_asks(request: SignedIn, pk: int) -> HttpResponse:
    """For one ad: begins as the habit is."""
    ad = get_object_or_404(Ad.objects.owned_by(request.user).exclude(state="removed"), pk=pk)
    own = own_sheet_of(ad)
    return _editor(request, ad, own if own.row else habit_of(request.user), has_own=bool(own.row))


def _editor(
    request: SignedIn, ad: Ad | None, sheet: Sheet, *, has_own: bool = False
) -> HttpResponse:
    if request.method != "POST":
        form = AsksForm(initial=_start(request, sheet))
        return _page(request, ad, sheet, form, has_own)
    do = request.POST.get("do", "")
    if do in {"drop", "nothing"}:
        return _turn_off(request, ad, do)
    form = AsksForm(request.POST)
    if not form.is_valid() or form.new_sheet is None or do == "preview":
        return _page(request, ad, sheet, form, has_own)
    try:
        keep_asks(form.new_sheet, by=request.user, ad=ad, at=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, ad, sheet, form, has_own)
    messages.success(request, _("Kept. It holds for whoever writes from now on."))
    return _back(ad)


def _turn_off(request: SignedIn, ad: Ad | None, do: str) -> HttpResponse:
    now = timezone.now()
    if ad is not None and do == "nothing":
        keep_asks(NewSheet(Asks()), by=request.user, ad=ad, at=now)
        messages.success(request, _("Nothing is asked for this ad, whatever you ask elsewhere."))
        return _back(ad)
    drop_asks(by=request.user, ad=ad, at=now)
    if ad is None:
        messages.success(request, _("Turned off: nothing is asked of whoever writes."))
    else:
        messages.success(request, _("This ad asks what you always ask."))
    return _back(ad)


def _back(ad: Ad | None) -> HttpResponse:
    return redirect("relay:my_asks") if ad is None else redirect("relay:ad_asks", ad.pk)


def _start(request: SignedIn, sheet: Sheet) -> NewSheet:
    """What the form begins with: what is kept, or the ready-made list that was chosen."""
    ready = ready_list(request.GET.get("from", ""))
    if ready is not None:
        return NewSheet(ready.asks, dict.fromkeys(ready.tells, ""), ready.slug)
    return NewSheet(sheet.asks, told_by(sheet), sheet.row.situation if sheet.row else "")


def _page(
    request: SignedIn, ad: Ad | None, sheet: Sheet, form: AsksForm, has_own: bool
) -> HttpResponse:
    shown = form.new_sheet if form.is_bound else NewSheet(sheet.asks, dict.fromkeys(sheet.told, ""))
    context: dict[str, Any] = {
        "ad": ad,
        "form": form,
        "ready": ready_lists(),
        "is_kept": bool(sheet.asks),
        "has_own": has_own,
        "asks": preview_of(shown.asks, tuple(shown.tells)) if shown and shown.asks else None,
        "answers": {},
        "is_new": form.is_bound,
    }
    template = "relay/asks/mine.html" if ad is None else "relay/asks/of_ad.html"
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, template, context, status=status)
