"""How I am told myself: by which ways, and in which words."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.contacts.forms import WayForm, WordsForm
from lamppost.meetings.contacts.own_words import choose_words, forget_words
from lamppost.meetings.contacts.views.ways import (
    do_with_way,
    take_device,
    take_way,
    ways_context,
)
from lamppost.meetings.frozen import refuse_while_armed
from lamppost.meetings.telling.neutral import default_words, words_of
from lamppost.people.http import SignedIn


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def ways(request: SignedIn) -> HttpResponse:
    if request.method != "POST":
        return _ways_page(request)
    if _is_frozen(request):
        return redirect("meetings:ways")
    wrong = take_way(request, request.user)
    return _ways_page(request, wrong) if wrong else redirect("meetings:ways")


def _ways_page(request: SignedIn, wrong: WayForm | None = None) -> HttpResponse:
    base = reverse("meetings:ways")
    context = ways_context(request, request.user, base, wrong)
    context["is_reached"] = any(way.proven for way in context["ways"])
    status = UNPROCESSABLE if wrong else 200
    return render(request, "meetings/contacts/own_ways.html", context, status=status)


@require_POST
@login_required
def way(request: SignedIn, public_id: str) -> HttpResponse:
    if not _is_frozen(request):
        do_with_way(request, request.user, public_id)
    return redirect("meetings:ways")


@require_POST
@login_required
def devices(request: SignedIn) -> HttpResponse:
    if _is_frozen(request):
        return HttpResponse(status=UNPROCESSABLE)
    return take_device(request, request.user)


def _is_frozen(request: SignedIn) -> bool:
    """Whoever holds the phone could lead the questions away from its owner."""
    try:
        refuse_while_armed(request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def words(request: SignedIn) -> HttpResponse:
    said = words_of([request.user.pk])[request.user.pk]
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        initial={"subject": said.subject, "body": said.body},
    )
    if request.method == "POST":
        if request.POST.get("do") == "forget":
            forget_words(request.user)
            messages.success(request, _("Notices say the usual words again."))
            return redirect("meetings:words")
        if form.is_valid():
            given = form.cleaned_data
            choose_words(request.user, given["subject"], given["body"], at=clock.now())
            messages.success(request, _("From now on notices to you say this."))
            return redirect("meetings:words")
    context = {"form": form, "said": said, "is_own": said != default_words()}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "meetings/contacts/words.html", context, status=status)
