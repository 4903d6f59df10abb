"""Showing a smaller area than the town: a cell of about a kilometre, never a point."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lamppost.board import actions
from lamppost.board.browser import Browser
from lamppost.board.forms import AdForm
from lamppost.board.models import Draft
from lamppost.board.reading import category_of
from lamppost.board.typed import as_typed
from lamppost.board.views.ad_form import of_draft, postable
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.places.cells import centre, distance_km
from lamppost.places.models import Place
from lamppost.places.pin import Pin, read_pin

# The reach of a large town with its surroundings: an ad says that it is in or around it.
MOST_KM_FROM_TOWN = 60


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def draft_where(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = AdForm(postable(draft.category), as_typed(draft.typed), visitor=request.user)
    is_right = form.is_valid()
    place = form.cleaned_data.get("place")
    if place is None:
        messages.error(request, _("Say first in which town it is."))
        return redirect(draft)
    chosen = _chosen(request, place, draft.cell)
    if isinstance(chosen, HttpResponse):
        return chosen
    actions.pin_draft(draft, chosen, at=timezone.now())
    return redirect("board:check", draft.key) if is_right else redirect(draft)


@require_http_methods(["GET", "HEAD", "POST"])
def ad_where(request: HttpRequest, pk: int) -> HttpResponse:
    browser = Browser(request)
    ad = get_object_or_404(browser.editable_ads().select_related("place"), pk=pk)
    if category_of(ad) is None:
        messages.error(request, _("The category of this ad is gone. Ask the host of this board."))
        return redirect(ad)
    chosen = _chosen(request, ad.place, ad.cell)
    if isinstance(chosen, HttpResponse):
        return chosen
    try:
        if actions.pin_ad(ad, chosen, by=browser.maker(ad), at=timezone.now()):
            messages.success(request, _("Your changes are up."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(ad)


def _chosen(request: HttpRequest, place: Place, had: str) -> str | HttpResponse:
    """The cell that was chosen, "" for none; or the page again while somebody is choosing."""
    context = {"place": place, "coordinates": request.POST.get("coordinates", "")}
    if request.method != "POST":
        context["pin"] = Pin(had or None)
        return render(request, "board/where.html", context)
    try:
        pin = _near_town(read_pin(request.POST.dict(), place), place)
    except Refused as refusal:
        context |= {"pin": Pin(had or None), "problem": refusal.sentence}
        return render(request, "board/where.html", context, status=UNPROCESSABLE)
    if pin.is_being_chosen:
        context |= {"pin": pin, "coordinates": ""}
        return render(request, "board/where.html", context)
    return pin.cell or ""


def _near_town(pin: Pin, place: Place) -> Pin:
    """The pin, if it is where the ad says; raises Refused for one in another part of the world."""
    if pin.cell:
        away = distance_km(place.latitude, place.longitude, *centre(pin.cell))
        if away > MOST_KM_FROM_TOWN:
            raise Refused(
                _("This is far from %(town)s. Choose a point nearby, or change the town first.")
                % {"town": place.name}
            )
    return pin
