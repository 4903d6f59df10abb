"""What was decided, for everybody: the log, and the report of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lamppost.core.editions import LONGEST, Edition
from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.moderation.authorities.counting import mark_of_register
from lamppost.moderation.csv_files import authority_lines, log_lines, report_lines
from lamppost.moderation.forms import LogForm, PeriodForm
from lamppost.moderation.log import entries_in, last_number, page_of
from lamppost.moderation.pdf import days_of, report_pdf
from lamppost.moderation.period import Period, end_of, year_so_far
from lamppost.moderation.report import Report, report_of
from lamppost.moderation.tables import key_figures, tables_of
from lamppost.people.limits import too_many

MOST_LINES = 50_000  # of one file; the next begins after its last number
COUNTING = Limit("count_decisions", times=60, per_secs=60 * 60)
KEPT_SECS = 60 * 60
CSV = "text/csv; charset=utf-8"


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    edition = Edition(request, (last_number(),))
    if answer := edition.not_modified(now):
        return answer
    form = LogForm(request.GET)
    if not form.is_valid():
        return render(request, "moderation/log.html", {"form": form}, status=422)
    entries, after = page_of(form.wanted(), after=form.cleaned_data["after"])
    context = {"form": form, "entries": entries, "query": _query(request), "after": after}
    return edition.signed(render(request, "moderation/log.html", context), now, now + LONGEST)


@require_safe
def log_csv(request: HttpRequest) -> HttpResponseBase:
    form = LogForm(request.GET)
    if not form.is_valid():
        return render(request, "moderation/log.html", {"form": form}, status=422)
    entries = entries_in(form.wanted(), after=form.cleaned_data["after"], most=MOST_LINES)
    answer = StreamingHttpResponse(log_lines(entries), content_type=CSV)
    answer["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return answer


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    def page(form: PeriodForm, found: Report) -> HttpResponse:
        context = {
            "form": form,
            "days": days_of(found.period),
            "period": found.period,
            "figures": key_figures(found),
            "tables": tables_of(found),
        }
        return render(request, "moderation/report.html", context)

    return _report(request, page)


@require_safe
def report_csv(request: HttpRequest) -> HttpResponse:
    def file(form: PeriodForm, found: Report) -> HttpResponse:
        return _named(HttpResponse("".join(report_lines(found)), content_type=CSV), found, "csv")

    return _report(request, file)


@require_safe
def authorities_csv(request: HttpRequest) -> HttpResponse:
    """The report's last table, of the same days."""

    def file(form: PeriodForm, found: Report) -> HttpResponse:
        return _named(HttpResponse("".join(authority_lines(found)), content_type=CSV), found, "csv")

    return _report(request, file)


@require_safe
def report_as_pdf(request: HttpRequest) -> HttpResponse:
    def file(form: PeriodForm, found: Report) -> HttpResponse:
        made = HttpResponse(report_pdf(found), content_type="application/pdf")
        return _named(made, found, "pdf")

    return _report(request, file)


def _report(
    request: HttpRequest, show: Callable[[PeriodForm, Report], HttpResponse]
) -> HttpResponse:
    now = timezone.now()
    edition = Edition(request, (last_number(), *mark_of_register()))
    if answer := edition.not_modified(now):
        return answer
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, "moderation/report.html", {"form": form}, status=422)
    usual = year_so_far(now)
    try:
        found = _counted(request, form.period(usual), now)
    except TooOften:
        return too_many(request)
    # Tomorrow "so far" is a day more.
    return edition.signed(show(form, found), now, end_of(usual.until))


def _counted(request: HttpRequest, period: Period, now: datetime) -> Report:
    """Counting is linear in the decisions of the period, and anybody may ask: the same days are
    counted once until something is decided, and other days so often. Raises TooOften."""
    state = (last_number(), *mark_of_register(), timezone.localdate(now), period)
    key = f"decisions-report:{sha256(repr(state).encode()).hexdigest()}"
    found: Report | None = cache.get(key)
    if found is None:
        COUNTING.spend(client_address(request))
        found = report_of(period, now)
        cache.set(key, found, KEPT_SECS)
    return found


def _named(answer: HttpResponse, found: Report, ending: str) -> HttpResponse:
    name = f"decisions-{found.period.since}-{found.period.until}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _query(request: HttpRequest) -> str:
    """What was asked, without the place in the list."""
    asked = request.GET.copy()
    asked.pop("after", None)
    return asked.urlencode()
