"""The form of an ad as the pages use it: for a draft, with its photos."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lamppost.board.actions import DraftGone
from lamppost.board.browser import Browser
from lamppost.board.categories import Category, categories
from lamppost.board.forms import AdForm
from lamppost.board.models import MOST_PHOTOS, Draft
from lamppost.board.typed import as_typed


def of_draft(
    view: Callable[[HttpRequest, Draft], HttpResponse],
) -> Callable[[HttpRequest, UUID], HttpResponse]:
    """Hands a view the visitor's draft. The address of one that is up already leads to its ad:
    for a second click, and for whoever goes back."""

    @wraps(view)
    def wrapped(request: HttpRequest, key: UUID) -> HttpResponse:
        browser = Browser(request)
        draft = browser.drafts().filter(pk=key).first()
        if draft is not None:
            # Posted by the first click while the second was on its way: the same as below.
            with suppress(DraftGone):
                return view(request, draft)
        ad = get_object_or_404(browser.editable_ads(), begun_as=key)
        messages.info(request, _("This ad is up already. Here you can change it or close it."))
        return redirect(ad)

    return wrapped


def postable(slug: str) -> Category:
    try:
        chosen = categories().get(slug)
    except KeyError:
        raise Http404 from None
    if chosen not in categories().all_postable:
        raise Http404
    return chosen


def category_groups() -> list[tuple[Category, tuple[Category, ...]]]:
    """Every category that takes ads, under the one it belongs to."""
    every = categories()
    return [(top, every.subs(top.slug) or (top,)) for top in every.top]


def bound_form(request: HttpRequest, draft: Draft) -> AdForm:
    chosen = postable(draft.category)
    return AdForm(chosen, as_typed(draft.typed), visitor=request.user, cell=draft.cell)


def form_page(form: AdForm, draft: Draft | None = None) -> dict[str, object]:
    return {
        "form": form,
        "category": form.category,
        "draft": draft,
        "photos": draft.photos.shown() if draft else [],
        "most_photos": MOST_PHOTOS,
    }
