"""The clock of a plan for whoever has its link: from a notice, on any device, not signed in.

It shows a time, a field for a code and two buttons; not where, not with whom, and who is told
neither: the phone that the notice came to may be in other hands.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.links import plan_of
from lamppost.meetings.plans.reading import State
from lamppost.meetings.plans.standing import standing_of
from lamppost.meetings.plans.told import told_now
from lamppost.meetings.plans.views.doing import do, seen_due
from lamppost.meetings.plans.views.private import by_token
from lamppost.meetings.plans.views.running import is_gone


@csrf_exempt  # whoever has the link may press its buttons, and nothing else is asked for
@require_http_methods(["GET", "HEAD", "POST"])
@by_token
def check(request: HttpRequest, token: str) -> HttpResponse:
    plan, now = plan_of(token), clock.now()
    if plan is None or plan.state == State.DRAFT or is_gone(plan, now):
        raise Http404
    problem = ""
    if request.method == "POST":
        problem = do(request, plan, at=now)
        if not problem:
            return redirect("meetings:check", token)
        plan.refresh_from_db()
    context = {
        "plan": plan,
        "problem": problem,
        "standing": standing_of(plan, now=now),
        "told": told_now(plan, [], now=now),
        "seen_due": seen_due(plan),
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "meetings/plans/by_link.html", context, status=status)
