"""The pages of evidence: for seniors and the host. Only `opening` shows what was kept."""

from __future__ import annotations

from base64 import b64encode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.text import small_number
from lamppost.journal.actions import name_of
from lamppost.moderation.children.restricting import is_restricted
from lamppost.moderation.clauses import KINDS, kind_of
from lamppost.moderation.evidence.exhibit import Exhibit
from lamppost.moderation.evidence.opening import (
    ANSWER_WITHIN,
    approve,
    ask_to_open,
    open_exhibit,
    open_request_of,
)
from lamppost.moderation.models import Evidence, Rank, Steward
from lamppost.moderation.models.evidence import REASON_LENGTH
from lamppost.moderation.stewards import for_stewards

ON_A_PAGE = 50


@require_safe
@for_stewards(Rank.SENIOR)
def listing(request: HttpRequest, steward: Steward) -> HttpResponse:
    before = small_number(request.GET.get("before", ""))
    rows = _not_of(steward).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    kept = list(rows[: ON_A_PAGE + 1])
    for one in kept:
        one.kind = KINDS[kind_of(one.subject)]  # type: ignore[attr-defined]
    more = kept[ON_A_PAGE - 1].pk if len(kept) > ON_A_PAGE else None
    context = {"kept": kept[:ON_A_PAGE], "before": more}
    return render(request, "moderation/evidence/list.html", context)


@require_safe
@for_stewards(Rank.SENIOR)
def exhibit(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    return _page(request, steward, get_object_or_404(_not_of(steward), pk=number))


@require_POST
@for_stewards(Rank.SENIOR)
def ask(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    kept = get_object_or_404(_not_of(steward), pk=number)
    reason = without_nul(request.POST.get("reason", ""))[:REASON_LENGTH]
    try:
        ask_to_open(kept, reason, by=steward.person, at=timezone.now())
    except Refused as refused:
        return _page(request, steward, kept, refused.sentence)
    messages.success(request, _("You have asked. Another senior or the host has to agree."))
    return redirect("moderation:exhibit", number)


@require_POST
@for_stewards(Rank.SENIOR)
def agree(request: HttpRequest, steward: Steward, number: int, request_number: int) -> HttpResponse:
    kept = get_object_or_404(_not_of(steward), pk=number)
    wish = get_object_or_404(kept.requests, pk=request_number)
    try:
        approve(wish, by=steward.person, at=timezone.now())
    except Refused as refused:
        return _page(request, steward, kept, refused.sentence)
    messages.success(request, _("You have agreed. Both of you can open it for an hour."))
    return redirect("moderation:exhibit", number)


@require_POST
@for_stewards(Rank.SENIOR)
def opening(request: HttpRequest, steward: Steward, number: int) -> HttpResponse:
    """By POST: no address leads to it again, and each opening is a line of the journal."""
    kept = get_object_or_404(_not_of(steward), pk=number)
    if is_restricted(kept.subject) and not steward.is_trained:
        only_trained = _("This may harm a child: only people who are trained for it look at it.")
        return _page(request, steward, kept, only_trained)
    try:
        opened = open_exhibit(kept, by=steward.person, at=timezone.now())
    except Refused as refused:
        return _page(request, steward, kept, refused.sentence)
    if "as_file" in request.POST:
        answer = HttpResponse(opened.packed(), content_type="application/zip")
        answer["Content-Disposition"] = f'attachment; filename="exhibit-{kept.pk}.zip"'
        return answer
    context = {"kept": kept, "facts": opened.plain_facts, "photos": _shown(opened)}
    return render(request, "moderation/evidence/opened.html", context)


def _not_of(steward: Steward) -> QuerySet[Evidence]:
    """Whoever it is about does not learn that it is kept, nor what others wrote beside it."""
    return Evidence.objects.exclude(person=name_of(steward.person))


def _shown(opened: Exhibit) -> list[tuple[str, str]]:
    """As part of the page: a photo that is kept here has no address of its own."""
    return [
        (photo.name, f"data:image/jpeg;base64,{b64encode(photo.data).decode()}")
        for photo in opened.photos
        if photo.data
    ]


def _page(
    request: HttpRequest, steward: Steward, kept: Evidence, problem: str = ""
) -> HttpResponse:
    now = timezone.now()
    me = name_of(steward.person)
    asked = [
        {
            "request": one,
            "is_mine": one.asked_by == me,
            "can_agree": not one.approved_by
            and one.asked_by != me
            and one.asked > now - ANSWER_WITHIN,
            "is_open": bool(one.open_until and one.open_until > now),
        }
        for one in kept.requests.order_by("-pk")
    ]
    context = {
        "kept": kept,
        "kind": KINDS[kind_of(kept.subject)],
        "asked": asked,
        "can_open": open_request_of(kept, by=steward.person, at=now) is not None,
        "problem": problem,
        "longest": REASON_LENGTH,
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "moderation/evidence/exhibit.html", context, status=status)
