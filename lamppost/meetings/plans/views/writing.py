"""A plan before its clock runs: the form, and the page that says what arming means."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.core.http import UNPROCESSABLE
from lamppost.meetings import clock
from lamppost.meetings.codes import has_codes
from lamppost.meetings.details import details_of
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.actions import CannotArm, arm_plan
from lamppost.meetings.plans.drafts import drop_draft, write_draft
from lamppost.meetings.plans.forms import (
    Choice,
    PlanForm,
    choices,
    new_plan,
    start_of,
    times_at,
)
from lamppost.meetings.plans.reading import State, overlapping, plan_or_404, told_in_order
from lamppost.meetings.plans.steps import steps_of
from lamppost.meetings.plans.times import TimesRefused
from lamppost.meetings.plans.views.private import private
from lamppost.people.http import SignedIn
from lamppost.relay.sides import other_side, side_in


@require_http_methods(["GET", "HEAD", "POST"])
@private
def new(request: SignedIn) -> HttpResponse:
    """?conversation=…: with the other one of it."""
    conversation, mask = _conversation(request)
    if request.method == "POST":
        return _keep(request, None, conversation)
    at = clock.now()
    form = PlanForm(at=at, initial={**times_at(at), "with_whom": mask})
    return _page(request, None, form, choices(request.user, None, None), conversation)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def edit(request: SignedIn, public_id: str) -> HttpResponse:
    plan = plan_or_404(request.user, public_id)
    if plan.state != State.DRAFT:
        return redirect("meetings:plan", public_id)
    if request.method == "POST":
        return _keep(request, plan)
    form = PlanForm(at=clock.now(), initial=start_of(plan))
    return _page(request, plan, form, choices(request.user, plan, None))


def _keep(request: SignedIn, plan: Plan | None, conversation: str = "") -> HttpResponse:
    """Kept first, whatever is wrong with it: then it is said."""
    at = clock.now()
    form = PlanForm(request.POST, at=at)
    is_right = form.is_valid()
    chosen = choices(request.user, plan, request.POST)
    kept = write_draft(request.user, new_plan(form, chosen, plan, conversation), at=at, plan=plan)
    if kept is None:  # armed meanwhile, in another window
        return redirect("meetings:home")
    if not is_right:
        return _page(request, kept, form, chosen)
    return redirect("meetings:ready", kept.public_id)


def _page(
    request: SignedIn,
    plan: Plan | None,
    form: PlanForm,
    chosen: list[Choice],
    conversation: str = "",
) -> HttpResponse:
    context = {"plan": plan, "form": form, "choices": chosen, "conversation": conversation}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "meetings/plans/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def ready(request: SignedIn, public_id: str) -> HttpResponse:
    """What it does and does not do, what happens when; and the button."""
    plan = plan_or_404(request.user, public_id)
    if plan.state != State.DRAFT:
        return redirect("meetings:plan", public_id)
    problem, missing = "", ""
    if request.method == "POST":
        try:
            arm_plan(plan, at=clock.now())
        except CannotArm as refused:
            problem, missing = refused.sentence, refused.code
        except TimesRefused as refused:
            problem, missing = refused.sentence, "times"
        else:
            return redirect("meetings:plan", public_id)
    return _ready_page(request, plan, problem, missing)


def _ready_page(request: SignedIn, plan: Plan, problem: str, missing: str) -> HttpResponse:
    names = told_in_order(plan)
    context = {
        "plan": plan,
        "details": details_of(plan.details),
        "names": [name for _number, name in names],
        "steps": steps_of(plan, names, now=clock.now()),
        "has_codes": has_codes(request.user),
        "overlaps": overlapping(plan),
        "problem": problem,
        "missing": missing,
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "meetings/plans/ready.html", context, status=status)


@require_POST
@private
def discard(request: SignedIn, public_id: str) -> HttpResponse:
    if drop_draft(plan_or_404(request.user, public_id)):
        messages.success(request, _("That draft is gone."))
    return redirect("meetings:home")


def _conversation(request: SignedIn) -> tuple[str, str]:
    """Its public id and the mask of the other one; "" for one that is not theirs."""
    public_id = request.GET.get("conversation", "").replace("\0", "")
    side = side_in(public_id, request.user) if public_id else None
    return (public_id, other_side(side).name) if side else ("", "")
