"""Writing an ad: choose a category, fill in the form. Everything is kept as it is typed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.board import actions
from lamppost.board.browser import Browser
from lamppost.board.forms import AdForm
from lamppost.board.models import Draft
from lamppost.board.typed import typed_in
from lamppost.board.views.ad_form import bound_form, category_groups, form_page, of_draft, postable
from lamppost.board.views.photos import arrange_from, take_photos
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE, client_address
from lamppost.core.limits import Limit

# Writing without an account is open to everybody, so to machines as well.
DRAFTING = Limit("draft", times=60, per_secs=60 * 60)


@require_safe
def choose_category(request: HttpRequest) -> HttpResponse:
    """Step one: what is it? Shows the drafts that were left lying, too."""
    drafts = Browser(request).drafts().order_by("-changed")[:5]
    context = {"groups": category_groups(), "drafts": drafts}
    return render(request, "board/choose_category.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: HttpRequest, category: str) -> HttpResponse:
    """Step two, first time: the empty form. The first POST makes the draft."""
    chosen = postable(category)
    if request.method != "POST":
        form = AdForm(chosen, visitor=request.user)
        return render(request, "board/post.html", form_page(form))
    try:
        DRAFTING.spend(client_address(request))
    except Refused as refusal:
        form = AdForm(chosen, request.POST, visitor=request.user)
        form.add_error(None, refusal.sentence)
        return render(request, "board/post.html", form_page(form), status=429)
    person = request.user if request.user.is_authenticated else None
    draft = actions.begin_draft(chosen.slug, typed_in(request.POST), by=person, at=timezone.now())
    Browser(request).remember_draft(draft)
    return _save(request, draft)


@require_POST
def rewriting(request: HttpRequest, pk: int) -> HttpResponse:
    """A new draft with the words and photos of an ad that the board has refused: nobody types
    anything twice."""
    found = get_object_or_404(Browser(request).editable_ads().select_related("place"), pk=pk)
    try:
        DRAFTING.spend(client_address(request))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(found)
    person = request.user if request.user.is_authenticated else None
    draft = actions.begin_again(found, by=person, at=timezone.now())
    Browser(request).remember_draft(draft)
    return redirect("board:draft", draft.key)


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def edit_draft(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Step two, every other time: the form as it was left."""
    if request.method != "POST":
        form = bound_form(request, draft)
        # What is still empty is no mistake yet: show the words without the complaints.
        form.is_valid()
        form.hush()
        return render(request, "board/post.html", form_page(form, draft))
    # The name is asked on the next page, and stays when somebody comes back to this one.
    name = {"name": draft.typed["name"]} if "name" in draft.typed else {}
    actions.keep_draft(draft, typed_in(request.POST) | name, at=timezone.now())
    return _save(request, draft)


def _save(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Keeps everything first, judges after: nothing that was typed or chosen is lost."""
    problems = [*arrange_from(request, draft), *take_photos(request, draft)]
    go = request.POST.get("go")
    if go == "keep":
        return JsonResponse({"draft": draft.get_absolute_url()})
    if go == "photos":
        for problem in problems:
            messages.error(request, problem)
        return redirect(f"{draft.get_absolute_url()}#photos")
    if go == "category":
        return redirect("board:draft_category", draft.key)
    form = bound_form(request, draft)
    if go == "where" and form.fields_are_right("place"):
        return redirect("board:draft_where", draft.key)
    if not form.is_valid() or problems:
        for problem in problems:
            form.add_error(None, problem)
        context = form_page(form, draft)
        return render(request, "board/post.html", context, status=UNPROCESSABLE)
    return redirect("board:check", draft.key)


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def draft_category(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Another category for what is written already; not a letter of it is lost."""
    if request.method == "POST":
        chosen = postable(request.POST.get("category", ""))
        actions.move_draft(draft, chosen.slug, at=timezone.now())
        return redirect(draft)
    context = {"groups": category_groups(), "draft": draft}
    return render(request, "board/move_category.html", context)


@require_POST
def discard_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    draft = get_object_or_404(Browser(request).drafts(), pk=key)
    actions.discard_draft(draft)
    messages.success(request, _("The draft is gone."))
    return redirect("board:post")
