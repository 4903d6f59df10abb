"""What became of a report: by its receipt, without an account, and one's own in a list."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.moderation.models import Report
from lamppost.moderation.reasons.links import reasons_path
from lamppost.moderation.reports.abuse import abusive_cases, limit_of
from lamppost.moderation.reports.help_now import help_now
from lamppost.moderation.reports.outcomes import kind_words, standings_of
from lamppost.moderation.reports.telling import note_opened
from lamppost.people.http import SignedIn

_ALL = "case__decision__undone_by"
SHOWN = 200  # of one's own reports; the archive holds all of them


@never_cache
@require_safe
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """For whoever has the link. 130 bits: nobody comes upon somebody else's."""
    reports = Report.objects.select_related(_ALL)
    report = get_object_or_404(reports, receipt=receipt)
    if mark := request.GET.get("mail"):
        note_opened(report, mark)
    context = {
        "report": report,
        "kind": Report.Kind(report.kind),
        "thing": kind_words(report.case.subject),
        "standing": standings_of([report], now=timezone.now())[0],
        "help_now": help_now(),
        "hears_by_mail": bool(report.address) and report.told is None,
    }
    return render(request, "moderation/reports/receipt.html", context)


@never_cache
@require_safe
@login_required
def mine(request: SignedIn) -> HttpResponse:
    now = timezone.now()
    reports = Report.objects.filter(person=request.user).select_related(_ALL)
    shown = list(reports.order_by("-pk")[:SHOWN])
    things = [kind_words(report.case.subject) for report in shown]
    rows = list(zip(shown, things, standings_of(shown, now=now), strict=True))
    limit = limit_of(request.user, at=now)
    context = {
        "rows": rows,
        "warned": abusive_cases(request.user, at=now),
        "limit": limit,
        "reasons": reasons_path(limit.decision) if limit else "",
    }
    return render(request, "moderation/reports/mine.html", context)
