"""The figures of the months, for the host alone: of a small board they could tell of somebody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lamppost.meetings.figures.reading import heads, months
from lamppost.people.http import SignedIn


@require_safe
@never_cache
@login_required
def figures(request: SignedIn) -> HttpResponse:
    if not request.user.is_host:
        raise Http404
    names = heads()
    rows = [(month, [month.counts.get(kind, 0) for kind, _name in names]) for month in months()]
    context = {"heads": [name for _kind, name in names], "rows": rows}
    return render(request, "meetings/figures/figures.html", context)
