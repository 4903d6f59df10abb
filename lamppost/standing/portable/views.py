"""Taking facts along, bringing them, and what other boards and programs ask this one for."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.core.errors import Refused
from lamppost.core.http import render_with_errors
from lamppost.people.http import SignedIn
from lamppost.standing.models import KnownBoard, Statement
from lamppost.standing.portable import board_key, statuses
from lamppost.standing.portable.boards import short_name
from lamppost.standing.portable.bringing import bring, put_away
from lamppost.standing.portable.claims import claims_of, sentences
from lamppost.standing.portable.forms import BringForm, TakeForm
from lamppost.standing.portable.statement_file import StatementFile
from lamppost.standing.portable.taking import MONTHS, take_along, take_back
from lamppost.standing.reading import facts_of

KEYS_KEPT_SECS = 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def take(request: SignedIn) -> HttpResponse:
    form = TakeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            file = take_along(request.user, count=form.cleaned_data["count"], at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            return _download(file)
    still = Statement.objects.filter(person=request.user, revoked=None, expires__gt=timezone.now())
    context = {
        "form": form,
        "is_on": board_key.is_on(),
        "sentences": sentences(claims_of(facts_of(request.user))),
        "out": still.count(),
        "months": MONTHS,
    }
    if form.errors:
        return render_with_errors(request, "standing/portable/take.html", context)
    return render(request, "standing/portable/take.html", context)


def _download(file: StatementFile) -> HttpResponse:
    name = slugify(settings.BOARD_NAME) or "board"
    response = HttpResponse(file.written(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="lamppost-{name}.json"'
    response["Cache-Control"] = "no-store"  # it holds keys
    return response


@require_POST
@login_required
def taking_back(request: SignedIn) -> HttpResponse:
    count = take_back(request.user, at=timezone.now())
    said = ngettext("%(n)s statement is taken back.", "%(n)s statements are taken back.", count)
    messages.success(request, said % {"n": count})
    return redirect("portable:take")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def bringing(request: SignedIn) -> HttpResponse:
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            brought = bring(
                request.user,
                form.content(),
                names=form.cleaned_data["facts"],
                at=timezone.now(),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request,
                _("What %(board)s says of you is shown here now.") % {"board": brought.issuer},
            )
            return redirect("portable:bring")
    context = {
        "form": form,
        "brought": [
            (one, sentences(one.facts))
            for one in request.user.brought.filter(expires__gt=timezone.now()).order_by("-pk")
        ],
        "boards": sorted({short_name(one) for one in _issuers()}),
    }
    if form.errors:
        return render_with_errors(request, "standing/portable/bring.html", context)
    return render(request, "standing/portable/bring.html", context)


def _issuers() -> list[str]:
    return list(KnownBoard.objects.values_list("issuer", flat=True))


@require_POST
@login_required
def putting_away(request: SignedIn, pk: int) -> HttpResponse:
    if not put_away(request.user, pk, at=timezone.now()):
        raise Http404
    messages.success(request, _("That is not shown here any more."))
    return redirect("portable:bring")


@require_safe
@cache_control(public=True, max_age=KEYS_KEPT_SECS)
def keys(request: HttpRequest) -> HttpResponse:
    if not board_key.is_on():
        raise Http404
    return JsonResponse(board_key.own_document(), json_dumps_params={"indent": 1})


@require_safe
@cache_control(public=True, max_age=statuses.KEPT_SECS)
def status(request: HttpRequest, number: int) -> HttpResponse:
    """A list as a JWT, as the draft of the Token Status List has it."""
    if not board_key.is_on() or not statuses.is_there(number):
        raise Http404
    return HttpResponse(statuses.signed_list(number), content_type="application/statuslist+jwt")
