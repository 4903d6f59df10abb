"""The form of an ad as the pages use it: for a draft, with its photos."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from lamppost.board.categories import Category, categories
from lamppost.board.forms import AdForm
from lamppost.board.models import MOST_PHOTOS, Draft
from lamppost.board.typed import as_typed


def postable(slug: str) -> Category:
    try:
        chosen = categories().get(slug)
    except KeyError:
        raise Http404 from None
    if chosen not in categories().all_postable:
        raise Http404
    return chosen


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
