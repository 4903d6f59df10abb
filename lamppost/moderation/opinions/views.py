"""How far those who review agree: for seniors and hosts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lamppost.moderation.forms import PeriodForm
from lamppost.moderation.models import Rank, Steward
from lamppost.moderation.opinions.agreement import FEWEST_PAIRS
from lamppost.moderation.opinions.csv_file import agreement_csv
from lamppost.moderation.opinions.figures import table_of
from lamppost.moderation.opinions.shown import parts_of
from lamppost.moderation.pdf import days_of
from lamppost.moderation.period import year_so_far
from lamppost.moderation.stewards import for_stewards

PAGE = "moderation/opinions/agreement.html"


@for_stewards(Rank.SENIOR)
@require_safe
def agreement(request: HttpRequest, steward: Steward) -> HttpResponse:
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=422)
    period = form.period(year_so_far(timezone.now()))
    table = table_of(period)
    context = {
        "form": form,
        "days": days_of(period),
        "period": period,
        "table": table,
        "parts": parts_of(table),
        "fewest": FEWEST_PAIRS,
    }
    return render(request, PAGE, context)


@for_stewards(Rank.SENIOR)
@require_safe
def agreement_file(request: HttpRequest, steward: Steward) -> HttpResponse:
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=422)
    period = form.period(year_so_far(timezone.now()))
    words = agreement_csv(table_of(period), period)
    answer = HttpResponse(words, content_type="text/csv; charset=utf-8")
    name = f"agreement-{period.since}-{period.until}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
