"""Changing an ad that is up: the form it was written with, once more."""

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
from lamppost.board.models import MOST_PHOTOS, Ad, State
from lamppost.board.reading import category_of
from lamppost.board.typed import as_typed, typed_from_ad, typed_in
from lamppost.board.views.ad_form import category_groups, postable
from lamppost.board.views.photos import arrange_from, take_photos
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.people.actions import confirm_adult


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form again, for an ad that is up."""
    found = get_object_or_404(Browser(request).editable_ads().select_related("place"), pk=pk)
    if category_of(found) is None:
        messages.error(request, _("The category of this ad is gone. Ask the host of this board."))
        return redirect(found)
    form = _form(request, found)
    if request.method != "POST":
        return _page(request, found, form)
    problems = [*arrange_from(request, found), *take_photos(request, found)]
    if request.POST.get("go") in {"photos", "category"}:
        return _still_writing(request, found, form, problems)
    if form.is_valid() and not problems:
        return _save(request, found, form)
    for problem in problems:
        form.add_error(None, problem)
    return _page(request, found, form, status=UNPROCESSABLE)


def _form(request: HttpRequest, found: Ad) -> AdForm:
    category = postable(request.POST.get("category") or found.category)
    if request.method == "POST":
        typed = as_typed(typed_in(request.POST))
        form = AdForm(category, typed, visitor=request.user, edited=found)
    else:
        initial = typed_from_ad(found)
        form = AdForm(category, initial=initial, visitor=request.user, edited=found)
    if category.slug == found.category:
        form.fields.pop("adult", None)  # asked when it was posted
    return form


def _page(
    request: HttpRequest, found: Ad, form: AdForm, *, status: int = 200, seen: int | None = None
) -> HttpResponse:
    context = {
        "ad": found,
        "form": form,
        "category": form.category,
        "groups": category_groups(),
        "photos": found.photos.shown(),
        "most_photos": MOST_PHOTOS,
        # A page shown again for a mistake still stands on the version it began with.
        "seen": seen or _seen(request) or found.version,
    }
    return render(request, "board/edit.html", context, status=status)


def _still_writing(
    request: HttpRequest, found: Ad, form: AdForm, problems: list[str]
) -> HttpResponse:
    """The same page with new photos on it, or with the questions of another category.

    Not a redirect, which would forget the words.
    """
    for problem in problems:
        messages.error(request, problem)
    form.is_valid()
    form.hush()
    return _page(request, found, form, status=UNPROCESSABLE if problems else 200)


def _save(request: HttpRequest, found: Ad, form: AdForm) -> HttpResponse:
    assert form.content is not None  # noqa: S101  the form is valid
    maker, now, seen = Browser(request).maker(found), timezone.now(), _seen(request)
    try:
        changed = actions.edit_ad(found, form.content, by=maker, at=now, seen=seen)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, found, form, status=UNPROCESSABLE, seen=found.version)
    if "adult" in form.fields and request.user.is_authenticated:
        confirm_adult(request.user)
    if request.POST.get("go") == "where":
        return redirect("board:ad_where", found.pk)
    _say_what_became(request, found, changed=changed)
    return redirect(found)


def _say_what_became(request: HttpRequest, found: Ad, *, changed: bool) -> None:
    if changed and found.state == State.HELD:
        messages.info(request, _("Your changes are kept. Nobody else sees the ad for now."))
    else:
        done = _("Your changes are up.") if changed else _("Nothing was changed.")
        messages.success(request, done)


def _seen(request: HttpRequest) -> int | None:
    """The version that the form was made from."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None
