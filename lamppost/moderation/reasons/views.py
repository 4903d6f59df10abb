"""The page at which somebody reads what was decided about something of theirs, and objects."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.text import small_number
from lamppost.journal.models import Decision
from lamppost.moderation.models.appeals import OBJECTION_LENGTH
from lamppost.moderation.reasons.links import decision_at, reasons_path
from lamppost.moderation.reasons.mine import page_of
from lamppost.moderation.reasons.objecting import appeal_to, object_to, why_not_objected_to
from lamppost.moderation.reasons.statement import statement_of
from lamppost.people.http import SignedIn


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reasons(request: HttpRequest, token: str) -> HttpResponse:
    decision = decision_at(token)
    if decision is None:
        raise Http404
    if request.method != "POST":
        return _page(request, decision)
    words = without_nul(request.POST.get("words", "")).replace("\r\n", "\n")
    try:
        object_to(decision, words, at=timezone.now())
    except Refused as refused:
        return _page(request, decision, words=words, problem=refused.sentence)
    return redirect(f"{reasons_path(decision)}#objection")


def _page(request: HttpRequest, decision: Decision, **typed: Any) -> HttpResponse:  # noqa: ANN401
    context = {
        "said": statement_of(decision),
        "appeal": appeal_to(decision),
        "why_not": why_not_objected_to(decision, timezone.now()),
        "longest": OBJECTION_LENGTH,
        "words": "",
        "problem": "",
        **typed,
    }
    status = UNPROCESSABLE if context["problem"] else 200
    answer = render(request, "moderation/reasons/reasons.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex"
    # The address is a key: no other site is told it. Our own has to be: a form without an origin
    # is turned away.
    answer["Referrer-Policy"] = "same-origin"
    return answer


@never_cache
@require_safe
@login_required
def mine(request: SignedIn) -> HttpResponse:
    before = small_number(request.GET.get("before", ""))
    decisions, last = page_of(request.user, before=before)
    context = {"decisions": decisions, "before": last}
    return render(request, "moderation/reasons/mine.html", context)
