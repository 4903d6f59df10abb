"""The register of authorities' requests: for seniors and the host, and for nobody else there."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.text import small_number
from lamppost.journal.actions import lines_about, record
from lamppost.moderation.authorities.actions import end_request, note_notice, note_request
from lamppost.moderation.authorities.csv_file import register_lines
from lamppost.moderation.authorities.forms import EndForm, NoticeForm, RequestForm
from lamppost.moderation.authorities.reading import register
from lamppost.moderation.models import AuthorityRequest, Rank, Steward
from lamppost.moderation.stewards import for_stewards

CSV = "text/csv; charset=utf-8"


@require_safe
@for_stewards(Rank.SENIOR)
def listing(request: HttpRequest, steward: Steward) -> HttpResponse:
    now = timezone.now()
    before = small_number(request.GET.get("before", ""))
    context = {"register": register(now, before=before), "now": now, "before": before}
    return render(request, "moderation/authorities/list.html", context)


@require_safe
@for_stewards(Rank.SENIOR)
def listing_csv(request: HttpRequest, steward: Steward) -> HttpResponseBase:
    """All of it, for a lawyer or a supervisor: that it was taken out is a line of the journal."""
    record("authorities.exported", steward.person, by=steward.person)
    answer = StreamingHttpResponse(register_lines(), content_type=CSV)
    answer["Content-Disposition"] = 'attachment; filename="authorities.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_stewards(Rank.SENIOR)
def new(request: HttpRequest, steward: Steward) -> HttpResponse:
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        about = form.cleaned_data["about"]
        made = note_request(form.new_request(), about, by=steward.person, at=timezone.now())
        messages.success(request, _("It stands in the register."))
        return redirect("moderation:authority", made.pk)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "moderation/authorities/new.html", {"form": form}, status=status)


@require_safe
@for_stewards(Rank.SENIOR)
def one(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    return _page(request, get_object_or_404(AuthorityRequest, pk=number))


@require_POST
@for_stewards(Rank.SENIOR)
def answer(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    found = get_object_or_404(AuthorityRequest, pk=number)
    form = EndForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            end_request(found, typed["state"], typed["given"], by=steward.person, at=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Noted."))
            return redirect("moderation:authority", number)
    return _page(request, found, end_form=form)


@require_POST
@for_stewards(Rank.SENIOR)
def notice(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    found = get_object_or_404(AuthorityRequest, pk=number)
    form = NoticeForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            note_notice(
                found,
                typed["notice"],
                why=typed["why"],
                not_before=typed["not_before"],
                by=steward.person,
                at=timezone.now(),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Noted."))
            return redirect("moderation:authority", number)
    return _page(request, found, notice_form=form)


def _page(
    request: HttpRequest,
    found: AuthorityRequest,
    *,
    end_form: EndForm | None = None,
    notice_form: NoticeForm | None = None,
) -> HttpResponse:
    has_problem = bool(end_form or notice_form)
    context = {
        "one": found,
        "now": timezone.now(),
        "about": list(found.about.order_by("pk")),
        "lines": lines_about(found).order_by("pk"),
        "end_form": end_form or EndForm(),
        "notice_form": notice_form or NoticeForm(initial=_known(found)),
        "is_late": _is_late(found, timezone.now()),
    }
    status = UNPROCESSABLE if has_problem else 200
    return render(request, "moderation/authorities/one.html", context, status=status)


def _known(found: AuthorityRequest) -> dict[str, object]:
    why, until = found.notice_why, found.not_before
    return {"notice": found.notice, "why": why, "not_before": until}


def _is_late(found: AuthorityRequest, now: datetime) -> bool:
    is_open = found.state == AuthorityRequest.State.OPEN
    return bool(is_open and found.deadline and found.deadline < now)
