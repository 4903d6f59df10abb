"""Writing an ad: choose a category, fill in the form, see it, put it up."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.board import actions
from lamppost.board.browser import Browser
from lamppost.board.categories import Category, categories
from lamppost.board.forms import AddressForm, AdForm, NameForm, as_typed, typed_in
from lamppost.board.mails import absolute
from lamppost.board.manage_links import manage_token
from lamppost.board.models import MOST_PHOTOS, Draft
from lamppost.board.naming import names_of, persona_named, usual_name
from lamppost.board.preview import preview_of
from lamppost.board.reading import read_ad
from lamppost.board.views.photos import arrange_from, take_photos
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE, client_address
from lamppost.core.limits import Limit
from lamppost.people.actions import confirm_adult
from lamppost.people.entry import enter
from lamppost.places.maps import ad_map

# Writing without an account is open to everybody, so to machines as well.
DRAFTING = Limit("draft", times=60, per_secs=60 * 60)


def choose_category(request: HttpRequest) -> HttpResponse:
    """Step one: what is it? Shows the drafts that were left lying, too."""
    drafts = Browser(request).drafts().order_by("-changed")[:5]
    context = {"groups": _groups(), "drafts": drafts}
    return render(request, "board/choose_category.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: HttpRequest, category: str) -> HttpResponse:
    """Step two, first time: the empty form. The first POST makes the draft."""
    chosen = postable(category)
    if request.method != "POST":
        form = AdForm(chosen, visitor=request.user)
        return render(request, "board/post.html", _form_page(form))
    try:
        DRAFTING.spend(client_address(request))
    except Refused as refusal:
        form = AdForm(chosen, request.POST, visitor=request.user)
        form.add_error(None, refusal.sentence)
        return render(request, "board/post.html", _form_page(form), status=429)
    person = request.user if request.user.is_authenticated else None
    draft = actions.begin_draft(chosen.slug, typed_in(request.POST), by=person, at=timezone.now())
    Browser(request).remember_draft(draft)
    return _save(request, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Step two, every other time: the form as it was left."""
    draft = get_object_or_404(Browser(request).drafts(), pk=key)
    if request.method != "POST":
        form = _bound(request, draft)
        # What is still empty is no mistake yet: show the words without the complaints.
        form.is_valid()
        form.hush()
        return render(request, "board/post.html", _form_page(form, draft))
    # The name is asked on the next page, and stays when somebody comes back to this one.
    name = {"name": draft.typed["name"]} if "name" in draft.typed else {}
    actions.keep_draft(draft, typed_in(request.POST) | name, at=timezone.now())
    return _save(request, draft)


def _save(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Keeps everything first, judges after: nothing that was typed or chosen is lost."""
    arrange_from(request, draft)
    problems = take_photos(request, draft)
    go = request.POST.get("go")
    if go == "keep":
        return JsonResponse({"draft": draft.get_absolute_url()})
    if go == "photos":
        for problem in problems:
            messages.error(request, problem)
        return redirect(f"{draft.get_absolute_url()}#photos")
    form = _bound(request, draft)
    if go == "where" and form.fields_are_right("place"):
        return redirect("board:draft_where", draft.key)
    if not form.is_valid() or problems:
        for problem in problems:
            form.add_error(None, problem)
        context = _form_page(form, draft)
        return render(request, "board/post.html", context, status=UNPROCESSABLE)
    return redirect("board:check", draft.key)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Step three: the ad as others will see it, under which name, and where the code goes."""
    draft = get_object_or_404(Browser(request).drafts(), pk=key)
    form = _bound(request, draft)
    if not form.is_valid() or form.content is None:
        context = _form_page(form, draft)
        return render(request, "board/post.html", context, status=UNPROCESSABLE)
    is_post = request.method == "POST"
    data = request.POST if is_post else None
    name_form = NameForm(data, initial={"name": _kept_name(draft, request)})
    address_form = None if request.user.is_authenticated else AddressForm(data)
    if is_post and name_form.is_valid() and (address_form is None or address_form.is_valid()):
        draft.typed["name"] = [name_form.cleaned_data["name"]]
        actions.keep_draft(draft, draft.typed, at=timezone.now())
        if address_form is None:
            return _put_up(request, draft, form)
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
def publication(request: HttpRequest, key: UUID) -> HttpResponse:
    """Where the code leads back to: puts up the draft for which it was asked, once."""
    draft = get_object_or_404(Browser(request).drafts(), pk=key)
    form = _bound(request, draft)
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
        messages.error(request, refusal.sentence)
        return redirect("board:check", draft.key)
    messages.success(request, _("Your ad is up. We have mailed you a link that manages it."))
    return redirect(ad)


@require_POST
def discard_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    draft = get_object_or_404(Browser(request).drafts(), pk=key)
    draft.delete()
    messages.success(request, _("The draft is gone."))
    return redirect("board:post")


def _bound(request: HttpRequest, draft: Draft) -> AdForm:
    chosen = postable(draft.category)
    return AdForm(chosen, as_typed(draft.typed), visitor=request.user, cell=draft.cell)


def _kept_name(draft: Draft, request: HttpRequest) -> str:
    typed = draft.typed.get("name", [""])[0]
    return typed or usual_name(request.user)


def postable(slug: str) -> Category:
    try:
        chosen = categories().get(slug)
    except KeyError:
        raise Http404 from None
    if chosen not in categories().all_postable:
        raise Http404
    return chosen


def _groups() -> list[tuple[Category, tuple[Category, ...]]]:
    every = categories()
    return [(top, every.subs(top.slug) or (top,)) for top in every.top]


def _form_page(form: AdForm, draft: Draft | None = None) -> dict[str, object]:
    return {
        "form": form,
        "category": form.category,
        "draft": draft,
        "photos": draft.photos.shown() if draft else [],
        "most_photos": MOST_PHOTOS,
    }
