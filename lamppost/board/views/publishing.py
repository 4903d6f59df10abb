"""Putting a draft up: see it as others will, choose a name, prove an address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lamppost.board import actions
from lamppost.board.browser import Browser
from lamppost.board.forms import AddressForm, AdForm, NameForm
from lamppost.board.mails import absolute
from lamppost.board.manage_links import manage_token
from lamppost.board.models import Draft, State
from lamppost.board.naming import names_of, persona_named, usual_name
from lamppost.board.preview import hints_for, preview_of
from lamppost.board.reading import read_ad
from lamppost.board.screened import photos_of
from lamppost.board.views.ad_form import bound_form, form_page, of_draft
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.people.actions import confirm_adult
from lamppost.people.entry import enter
from lamppost.places.maps import ad_map


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Step three: the ad as others will see it, under which name, and where the code goes."""
    form = bound_form(request, draft)
    if not form.is_valid() or form.content is None:
        context = form_page(form, draft)
        return render(request, "board/post.html", context, status=UNPROCESSABLE)
    is_post = request.method == "POST"
    data = request.POST if is_post else None
    name_form = NameForm(data, initial={"name": _kept_name(draft, request)})
    address_form = None if request.user.is_authenticated else AddressForm(data)
    if is_post and name_form.is_valid() and (address_form is None or address_form.is_valid()):
        draft.typed["name"] = [name_form.cleaned_data["name"]]
        if address_form is None:
            return _put_up(request, draft, form)
        actions.keep_draft(draft, draft.typed, at=timezone.now())
        return _ask_for_code(request, draft, address_form.cleaned_data["email"], form)
    now = timezone.now()
    ad = preview_of(form.content, draft, at=now)
    context = {
        "draft": draft,
        "ad": ad,
        "page": read_ad(ad, tuple(draft.photos.shown()), now=now),
        "map": ad_map(ad.cell, ad.place),
        "days": form.category.days,
        "name_form": name_form,
        "address_form": address_form,
        "personas": names_of(request.user),
        "hints": hints_for(form.content, photos_of(draft), by=request.user, at=now),
    }
    return render(request, "board/check.html", context, status=UNPROCESSABLE if is_post else 200)


def _ask_for_code(request: HttpRequest, draft: Draft, address: str, form: AdForm) -> HttpResponse:
    """Sends the code by the one door that everybody enters through, to come back to posting."""
    assert form.content is not None  # noqa: S101  the caller has checked the form
    manage = absolute(reverse("board:manage", args=[manage_token(draft.key, address)]))
    Browser(request).ask_to_post(draft, manage, form.content.title)
    data = request.POST.copy()
    data["email"] = address
    data["next"] = reverse("board:publication", args=[draft.key])
    request.POST = data  # type: ignore[assignment]
    response: HttpResponse = enter(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def publication(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Where the code leads back to: puts up the draft for which it was asked, once."""
    form = bound_form(request, draft)
    asked = Browser(request).take_wish_to_post(draft.key)
    if not asked or not request.user.is_authenticated or not form.is_valid():
        return redirect("board:check", draft.key)
    return _put_up(request, draft, form)


def _put_up(request: HttpRequest, draft: Draft, form: AdForm) -> HttpResponse:
    assert form.content is not None  # noqa: S101
    assert request.user.is_authenticated  # noqa: S101
    now = timezone.now()
    try:
        if "adult" in form.fields:
            confirm_adult(request.user)
        name = _kept_name(draft, request)
        persona = persona_named(request.user, name)
        ad = actions.post_ad(draft, form.content, by=persona, at=now)
    except Refused as refusal:
        # The name they chose is kept only now: a draft that goes up is gone with it.
        actions.keep_draft(draft, draft.typed, at=now)
        messages.error(request, refusal.sentence)
        return redirect("board:check", draft.key)
    # That they signed in, and proved an address on the way, is not what they came for.
    list(messages.get_messages(request))
    if ad.state == State.LIVE:
        messages.success(request, _("Your ad is up. We have mailed you a link that manages it."))
    else:
        messages.info(request, _("Your ad is kept, and nobody else sees it. Here is why."))
    return redirect(ad)


def _kept_name(draft: Draft, request: HttpRequest) -> str:
    typed = draft.typed.get("name", [""])[0]
    return typed or usual_name(request.user)
