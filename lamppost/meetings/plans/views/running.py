"""A plan whose clock runs, and how it ends."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.reading import State, plan_or_404, told_in_order
from lamppost.meetings.plans.standing import standing_of
from lamppost.meetings.plans.steps import steps_of
from lamppost.meetings.plans.told import told_now
from lamppost.meetings.plans.views.doing import do, seen_due
from lamppost.meetings.plans.views.private import private
from lamppost.meetings.telling.known import opened_details
from lamppost.people.http import SignedIn


@require_http_methods(["GET", "HEAD", "POST"])
@private
def plan(request: SignedIn, public_id: str) -> HttpResponse:
    found = plan_or_404(request.user, public_id)
    if found.state == State.DRAFT:
        return redirect("meetings:ready", public_id)
    now = clock.now()
    if is_gone(found, now):
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = do(request, found, at=now)
        if not problem:
            return redirect("meetings:plan", public_id)
        found.refresh_from_db()
    return _page(request, found, problem, now)


def is_gone(plan: Plan, now: datetime) -> bool:
    return plan.state == State.CLOSED and (plan.erase_due is None or plan.erase_due <= now)


def _page(request: SignedIn, plan: Plan, problem: str, now: datetime) -> HttpResponse:
    status = UNPROCESSABLE if problem else 200
    context = {"plan": plan, "problem": problem}
    if plan.state == State.CLOSED:
        return render(request, "meetings/plans/closed.html", context, status=status)
    names = told_in_order(plan)
    context |= {
        "details": opened_details(plan),
        "standing": standing_of(plan, now=now),
        "steps": steps_of(plan, names, now=now),
        "told": told_now(plan, names, now=now),
        "seen_due": seen_due(plan),
    }
    return render(request, "meetings/plans/plan.html", context, status=status)


@require_safe
@never_cache
def pulse(request: HttpRequest) -> HttpResponse:
    """That there is a connection: asked by pages whose clock runs, and costs nothing."""
    return HttpResponse(status=204)
