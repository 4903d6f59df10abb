"""The page at which somebody reads what was decided about something of theirs, and why."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.moderation.reasons.links import decision_at
from lamppost.moderation.reasons.statement import statement_of


@never_cache
@require_safe
def reasons(request: HttpRequest, token: str) -> HttpResponse:
    decision = decision_at(token)
    if decision is None:
        raise Http404
    context = {"said": statement_of(decision), "decision": decision}
    answer = render(request, "moderation/reasons/reasons.html", context)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"  # the address is a key
    return answer
